namespace FederationReform.Data;

/// <summary>
/// Everything the portal records in its audit. The numbers are stored in the database: never reuse one.
/// </summary>
public enum AuditEvent
{
    SignedIn = 1,
    SignInFailed = 2,
    SignedOut = 3,
    PasswordChanged = 4,
    SignInLocked = 5,
    Denied = 6,

    AccountCreated = 10,
    AccountDisabled = 11,
    AccountEnabled = 12,
    AccountReset = 13,
    AccountMoved = 14,
    AccountRenamed = 15,
    AppearanceChanged = 16,

    UnitAdded = 20,
    UnitRenamed = 21,
    UnitRecoded = 22,
    UnitClosed = 23,
    UnitReopened = 24,
    UnitsCreatedFromDivisions = 25,
    UnitDescribed = 26,

    CampaignCreated = 30,
    CampaignChanged = 31,
    CampaignUnitsAdded = 32,
    CampaignWithdrawn = 33,
    CampaignClosed = 34,
    CampaignReopened = 35,

    RecordSaved = 40,
    RecordSubmitted = 41,
    RecordReturned = 42,
    RecordApproved = 43,
    RecordUnlocked = 44,
    RecordExempted = 45,
    RecordExemptionEnded = 46,
    StepChanged = 47,
    RecordWithdrawn = 48,
    EvidenceAdded = 49,
    EvidenceRemoved = 50,

    CommitteeRegistered = 60,
    CommitteeDescribed = 61,
    PostAdded = 62,
    PostEnded = 63,
    PositionChanged = 64,
    DutiesSet = 65,
    TalkMarked = 66,
    PostCorrected = 67,
    PostChangeUndone = 68,

    ElectionAdded = 70,
    ElectionRemoved = 71,
    ElectionChanged = 72,
    CandidatesAdded = 73,
    CandidateRemoved = 74,
    RoundAdded = 75,
    RoundRemoved = 76,
    ElectedByDecision = 77,
    ElectionConfirmed = 78,
    ElectionReopened = 79,

    RepresentativesAdded = 80,
    RepresentativeRemoved = 81,
    RepresentativesChanged = 82,
    RepresentativesChecked = 83,
    RepresentativeQuotasSet = 84,
    RepresentativeNoticeSet = 85,

    PeopleMerged = 90,
    PersonCorrected = 91,
    PhoneShown = 92,
    PeopleKeptApart = 93,

    IdNumbersSwitchedOn = 100,
    IdNumbersSwitchedOff = 101,
    IdNumberRegistered = 102,
    IdNumberRemoved = 103,
    IdNumberShown = 104,

    /// <summary>
    /// Somebody outside the caller's scope has this ID number. The caller learns no more, and the number of such
    /// answers is limited.
    /// </summary>
    IdNumberElsewhere = 105,

    IdNumberSearched = 106,
    SealedDataGivenUp = 107,

    ImportStarted = 110,
    ImportApplied = 111,
    ImportUndone = 112,
    ImportDiscarded = 113,
    UnitAliasAdded = 114,
    CommitteeImported = 115,
    ImportErrorsExported = 116,

    RosterExported = 120,
    RepresentativesExported = 121,
    StatisticsExported = 122,
    TemplateExported = 123,
    StructureExported = 124,
    AuditExported = 125,
    PapersMade = 126,
    EvidenceArchived = 127,

    BackupMade = 130,
    BackupFailed = 131,

    BulletinIssued = 140,
    BulletinWithdrawn = 141,
    WeekClosingSet = 142,
    BulletinExported = 143,
    BulletinNamesSet = 144,

    ProblemAdded = 150,
    ProblemChanged = 151,
    ProblemMended = 152,
    ProblemReopened = 153,

    Reminded = 160,

    NoticeIssued = 170,
    NoticeWithdrawn = 171,
    NoticeRead = 172,
    NoticeSigned = 173,
    NoticeExported = 174,
    ChatRobotSet = 175,

    VisitPlanned = 180,
    VisitChanged = 181,
    VisitCancelled = 182,
    VisitStopMarked = 183,
    VisitPhotoAdded = 184,
    VisitPhotoRemoved = 185,
    SpotCheckDrawn = 186,
    SpotCheckPassed = 187,

    WallSwitchedOn = 190,
    WallSwitchedOff = 191,

    WorkPlanSaved = 200,
    LeadingGroupSaved = 201,
    UnitsAssigned = 202,
    ApprovalFileAdded = 203,
    ApprovalFileRemoved = 204,

    SummaryBegun = 210,
    SummarySaved = 211,
    SummaryRestored = 212,
    SummaryExported = 213,
    SummaryRemoved = 214,

    EntryAdded = 220,
    EntryChanged = 221,
    EntryRemoved = 222,
    RegisterExported = 223,
    RegisterRulesSet = 224,
    EntryFileAdded = 225,
    EntryFileRemoved = 226,
    TrainingDueExported = 227,

    AttendeesAdded = 250,
    AttendeeRemoved = 251,
    AttendeeHoursSet = 252,
    AfterOfficeMarked = 253,

    RotaFilled = 260,
    RotaChanged = 261,

    PaperTemplateAdopted = 270,
    PaperTemplateRestored = 271,
    LinePitchSet = 272,
}
