/// Every act there is: the vocabulary of the audit log, and what the authorisation tests walk
/// through. A test fails when one is missing here.
package enum ActList {
  package static let all: [any Act.Type] =
    people + calendar + rulebooks + accounts + means + notices + personal + posts + emergencies
    + review + publishing + messages + imports + lists

  private static let people: [any Act.Type] = [
    FoundOffice.self, CreateOrganization.self, CreatePerson.self, DisablePerson.self,
    Appoint.self, EndAppointment.self, Delegate.self, EndDelegation.self, SignIn.self,
    RecordFailedSignIn.self, SignOut.self, ChangePassword.self, ResetPassword.self,
  ]

  private static let calendar: [any Act.Type] = [AdoptCalendar.self, RecomputeClocks.self]

  private static let rulebooks: [any Act.Type] = [
    ProposeRulebooks.self, ActivateRulebooks.self, WithdrawRulebooks.self,
    TakeUpRulebooks.self,
  ]

  private static let accounts: [any Act.Type] = [
    OpenPortalAccount.self, ApplyForAccount.self, BeginFiling.self, SaveFiling.self,
    SubmitFiling.self, SignFiling.self, ReturnFiling.self, RefuseFiling.self, WithdrawFiling.self,
    AttachToFiling.self, DetachFromFiling.self, CarryOutFiling.self, SuspendAccount.self,
    ResumeAccount.self, AssignAccountPerson.self, RecordRotation.self,
  ]

  private static let means: [any Act.Type] = [
    RecordTraining.self, WithdrawTraining.self, DeclareDevice.self, RetireDevice.self,
    ReportLeak.self, ReportImpostor.self, RecordComplaint.self, SettleImpostor.self,
    ReopenImpostor.self, AddImpostorNote.self,
  ]

  private static let notices: [any Act.Type] = [
    PublishNotice.self, AddNoticeProgress.self, EndNotice.self,
  ]

  private static let personal: [any Act.Type] = [
    ReportPersonalAccount.self, CorrectPersonalAccount.self, EndPersonalAccount.self,
    ApprovePersonalAccount.self, RefusePersonalAccount.self, StrikeOffPersonalAccount.self,
    RemindPersonalAccount.self,
  ]

  private static let imports: [any Act.Type] = [
    TakeInTable.self, MapColumns.self, StartImport.self, DiscardImport.self,
    ApplyOrganizations.self, ApplyPersons.self, ApplyAccounts.self, ExportList.self,
  ]

  private static let posts: [any Act.Type] = [
    WritePost.self, SavePost.self, DiscardPost.self, WaiveFinding.self, RestoreFinding.self,
    CheckReprint.self, RestoreRevision.self, WriteRemark.self, AnswerRemark.self,
    SettleRemark.self, AttachMedia.self, ChangeMedia.self, DetachMedia.self, AssignPost.self,
    AskFactCheck.self, WithdrawFactCheck.self, AnswerFactCheck.self,
  ]

  private static let emergencies: [any Act.Type] = [
    OpenEvent.self, CloseEvent.self, PlaceHold.self, LiftHold.self, LinkStatement.self,
  ]

  private static let lists: [any Act.Type] = [SaveView.self, DeleteView.self]

  private static let review: [any Act.Type] = [
    SubmitPost.self, SubmitDirect.self, SubmitUrgent.self, SignStage.self, ReturnPost.self,
    RecallPost.self, ExpirePost.self,
  ]

  private static let publishing: [any Act.Type] = [
    ConfirmRelease.self, RetryRelease.self, SettleRelease.self,
    StartRelease.self, HoldBackRelease.self, RecordOutcome.self,
    OpenCorrection.self, TakeDownPost.self, SettleRemoval.self, DropCorrection.self,
    RecordOutside.self, StrikeOutside.self,
    HoldArchive.self, ReleaseHold.self,
  ]

  private static let messages: [any Act.Type] = [
    LeaveMessage.self, RegisterMatter.self, InstructMatter.self, ReturnMatter.self,
    DraftAnswer.self, SendBackToOffice.self, SignAnswer.self, ReturnDraft.self, EditReply.self,
    ApproveReply.self, ReturnReply.self, SendReply.self, RateReply.self,
  ]
}
