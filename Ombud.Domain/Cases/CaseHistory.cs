// The facts of a case and how each event changes them: replaying the history gives the case.
namespace Ombud.Domain.Cases;

public sealed partial class Case
{
    readonly List<CaseEvent> fresh = [];

    Case() { }

    public CaseNumber Number { get; private set; }
    public HelpKind Kind { get; private set; }
    public CaseState State { get; private set; }
    public Channel Channel => Contacts[0].Channel;
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public IReadOnlyList<Point> Points { get; private set; } = [];
    public DepartmentCode? Department { get; private set; }
    public StaffId? Handler { get; private set; }
    public CaseFlags Flags { get; private set; }

    /// <summary>The first receipt: what the one-year rule counts back from.</summary>
    public DateOnly ReceivedOn { get; private set; }
    /// <summary>Where the answer clock started: receipt, or the last reopening.</summary>
    public DateOnly ClockFrom { get; private set; }
    /// <summary>When the present state was entered.</summary>
    public DateOnly StateSince { get; private set; }
    public DateOnly? OriginalDueOn { get; private set; }
    public DateOnly? DueOn { get; private set; }
    /// <summary>How many working days were promised. Null: none, or it is from before that was kept.</summary>
    public int? PromisedDays { get; private set; }
    /// <summary>Why the date was moved last, by somebody. Closures move it without.</summary>
    public DelayReason? MovedBecause { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public Channel? AnsweredBy { get; private set; }
    public DateOnly? ToldOn { get; private set; }
    public Channel? ToldBy { get; private set; }
    public DateOnly? ConcludedOn { get; private set; }
    public DateOnly? CallBackOn { get; private set; }
    public PlannedMeeting? NextMeeting { get; private set; }
    public IReadOnlyList<HeldMeeting> Meetings { get; private set; } = [];
    /// <summary>Who is shut out now.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];
    public IReadOnlyList<Disclosure> Disclosures { get; private set; } = [];
    /// <summary>Every no to disclosure that there was, also those taken back.</summary>
    public IReadOnlyList<Objection> Objections { get; private set; } = [];
    /// <summary>None in a sensitive case: nobody has said yet of which category.</summary>
    public SensitiveCategory SensitiveCategories { get; private set; }
    public DateOnly? FlaggedForReviewOn { get; private set; }
    /// <summary>When the case may be flagged again after a review that kept it.</summary>
    public DateOnly? NextReviewOn { get; private set; }
    public ReviewDecision? LastReview { get; private set; }
    /// <summary>When the file was handed over to the archive.</summary>
    public DateOnly? ArchivedOn { get; private set; }
    /// <summary>The content is gone for good; the facts stay for the figures, and nothing changes any more.</summary>
    public DateOnly? ErasedOn { get; private set; }

    /// <summary>How many events made this case; a change made on an older version is refused.</summary>
    public int Version { get; private set; }

    /// <summary>The events that are new since the case was loaded.</summary>
    public IReadOnlyList<CaseEvent> Fresh => fresh;

    /// <summary>The earlier of answer and notice: what counts against <see cref="OriginalDueOn"/>.</summary>
    public DateOnly? FirstReplyOn => (AnsweredOn, ToldOn) switch
    {
        ({ } answered, { } told) => answered < told ? answered : told,
        var (answered, told) => answered ?? told,
    };

    /// <summary>The first point that is still open, or the first of all: its theme is the title of the card.</summary>
    public Point TitlePoint => Points.FirstOrDefault(p => p.Outcome is null) ?? Points[0];

    public static Case Replay(IEnumerable<CaseEvent> history)
    {
        var replayed = new Case();
        foreach (var past in history ?? throw new ArgumentNullException(nameof(history))) replayed.Apply(past);
        return replayed.Version > 0 ? replayed : throw new ArgumentException("A case has at least one event.", nameof(history));
    }

    Refusal.Erased? Add(CaseEvent happened)
    {
        if (ErasedOn is { } erased) return new Refusal.Erased(erased);
        Apply(happened);
        fresh.Add(happened);
        return null;
    }

    void Apply(CaseEvent happened)
    {
        Version++;
        switch (happened)
        {
            case CaseEvent.Registered e: Start(e); break;
            case CaseEvent.ContactAdded e:
                Contacts = [.. Contacts, e.Contact];
                CallBackOn = e.CallBackOn ?? CallBackOn;
                break;
            case CaseEvent.PointAdded e: Points = [.. Points, new Point(Points.Count + 1, e.Matter)]; break;
            case CaseEvent.Assigned e: Handler = e.Handler; break;
            case CaseEvent.DepartmentSet e: Department = e.Department; break;
            case CaseEvent.FlagsSet e: SetMarks(e.Flags); break;
            case CaseEvent.Judged e:
                Points = [.. Points.Select(p => Judged(p, e.Verdicts))];
                Enter(CaseState.AdmissibilityChecked, e.On);
                break;
            case CaseEvent.MeetingPlanned e: NextMeeting = e.Meeting; break;
            case CaseEvent.MeetingHeld e:
                Meetings = [.. Meetings, e.Meeting];
                NextMeeting = null;
                if (State is CaseState.AdmissibilityChecked) Enter(CaseState.Mediated, e.Meeting.On);
                break;
            case CaseEvent.PointEnded e:
                Points = [.. Points.Select(p => p.Number == e.Point ? p with { Outcome = e.Outcome } : p)];
                break;
            case CaseEvent.Answered e: (AnsweredOn, AnsweredBy) = (e.On, e.Channel); break;
            case CaseEvent.Told e: (ToldOn, ToldBy) = (ToldOn ?? e.On, ToldBy ?? e.Channel); break;
            case CaseEvent.DueMoved e: (DueOn, MovedBecause) = (e.DueOn, e.Reason); break;
            case CaseEvent.Concluded e:
                (ConcludedOn, NextMeeting, CallBackOn, Waits) = (e.On, null, null, Ended(_ => true, e.On));
                Enter(CaseState.Concluded, e.On);
                break;
            case CaseEvent.Reopened e: Restart(e); break;
            case CaseEvent.NoteAdded or CaseEvent.PartiesChanged or CaseEvent.ReferencesChanged or CaseEvent.DocumentAdded or CaseEvent.DocumentRemoved or CaseEvent.AccessAnswered
                or CaseEvent.ContactsSeen or CaseEvent.DocumentJournalised: break;
            case CaseEvent.ConflictDeclared e: (Conflicts, Handler) = ([.. Conflicts, e.Conflict], e.Successor); break;
            case CaseEvent.ConflictLifted e: Conflicts = [.. Conflicts.Where(c => c.Who != e.Who)]; break;
            case CaseEvent.Disclosed e: Disclosures = [.. Disclosures, e.Disclosure]; break;
            case CaseEvent.Objected e:
                (Objections, Flags) = ([.. Objections, new(e.On, e.Through)], Flags | CaseFlags.Objection);
                break;
            case CaseEvent.ObjectionWithdrawn e:
                (Objections, Flags) = (Standing(o => o with { WithdrawnOn = e.On }), Flags & ~CaseFlags.Objection);
                break;
            case CaseEvent.LimitsTold e: Objections = Standing(o => o with { ToldOn = e.On, ToldBy = e.Channel }); break;
            case CaseEvent.SensitivitySet e:
                SensitiveCategories = e.Categories;
                Flags = e.IsSensitive ? Flags | CaseFlags.Sensitive : Flags & ~CaseFlags.Sensitive;
                break;
            case CaseEvent.LetterWritten or CaseEvent.LetterChanged or CaseEvent.LetterDiscarded or CaseEvent.LetterApproved or CaseEvent.LetterSent or CaseEvent.LetterFailed
                or CaseEvent.LetterReceived or CaseEvent.LetterQueuedAgain or CaseEvent.LetterStopped or CaseEvent.DepartmentReplied: Follow(happened); break;
            case CaseEvent.DecisionNoted e:
                Points = [.. Points.Select(p => p.Number == e.Point ? p with { Matter = p.Matter with { DecisionReceivedOn = e.ReceivedOn, AppealBody = e.Body ?? p.Matter.AppealBody } } : p)];
                break;
            case CaseEvent.WaitBegan e: Waits = [.. Waits, new(e.What, e.On, Letter: e.Letter)]; break;
            case CaseEvent.WaitEnded e: Waits = Ended(w => w.What == e.What, e.On); break;
            case CaseEvent.CalledBack: CallBackOn = null; break;
            case CaseEvent.FlaggedForReview e: FlaggedForReviewOn = e.On; break;
            case CaseEvent.Reviewed e: (FlaggedForReviewOn, NextReviewOn, LastReview, ArchivedOn) = (null, e.NextOn, e.Decision, e.HandedOverOn ?? ArchivedOn); break;
            case CaseEvent.Erased e: (ErasedOn, FlaggedForReviewOn, NextReviewOn) = (e.On, null, null); break;
            default: throw new InvalidOperationException($"Unknown event {happened.GetType().Name}.");
        }
        Journal(happened);
    }

    void Start(CaseEvent.Registered e)
    {
        (Number, Kind, Contacts, Department, Handler) = (e.Number, e.Facts.Kind, [e.Facts.Contact], e.Facts.Department, e.Facts.Handler);
        Points = [.. e.Facts.Points.Select((matter, i) => new Point(i + 1, matter))];
        (Flags, CallBackOn) = (e.Facts.Flags, e.Facts.CallBackOn);
        if (Flags.HasFlag(CaseFlags.Objection)) Objections = [new(e.Facts.Contact.On, e.Facts.Contact.Channel)];
        (ReceivedOn, ClockFrom, OriginalDueOn, DueOn, PromisedDays) = (e.Facts.Contact.On, e.Facts.Contact.On, e.Facts.OriginalDueOn, e.Facts.DueOn, e.Facts.PromisedDays);
        Enter(CaseState.Received, e.Facts.Contact.On);
    }

    /// <summary>In old cases the objection came and went with the flags.</summary>
    void SetMarks(CaseFlags flags)
    {
        var objects = flags.HasFlag(CaseFlags.Objection);
        if (objects && Objection is null) Objections = [.. Objections, new(null, null)];
        if (!objects) Objections = [.. Objections.Where(o => o.WithdrawnOn is not null)];
        if (!flags.HasFlag(CaseFlags.Sensitive)) SensitiveCategories = SensitiveCategory.None;
        Flags = flags;
    }

    Objection[] Standing(Func<Objection, Objection> change) => [.. Objections.Select(o => o.WithdrawnOn is null ? change(o) : o)];

    void Restart(CaseEvent.Reopened e)
    {
        round++;
        Points = [.. Points.Select(p => p with { Verdict = null, Outcome = null })];
        (ClockFrom, OriginalDueOn, DueOn, PromisedDays, MovedBecause) = (e.On, e.OriginalDueOn, e.DueOn, e.PromisedDays, null);
        (AnsweredOn, AnsweredBy, ToldOn, ToldBy, ConcludedOn) = (null, null, null, null, null);
        (FlaggedForReviewOn, NextReviewOn, LastReview, ArchivedOn) = (null, null, null, null);
        Enter(CaseState.Received, e.On);
    }

    void Enter(CaseState state, DateOnly on) => (State, StateSince) = (state, on);

    static Point Judged(Point point, IReadOnlyList<PointVerdict> verdicts)
    {
        var verdict = verdicts.First(v => v.Point == point.Number);
        return point with { Verdict = verdict, Outcome = verdict.Admitted ? null : Outcome.Referred };
    }
}
