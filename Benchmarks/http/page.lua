-- Asks for one page again and again, signed in by the cookie in WOODBELL_COOKIE.
wrk.headers["Cookie"] = os.getenv("WOODBELL_COOKIE")
function done(summary, latency)
  io.write(string.format("requests/s %.0f, p50 %.1f ms, p99 %.1f ms, errors %d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
