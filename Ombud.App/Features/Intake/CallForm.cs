// What has been typed about one call, letter or visit, and the registration that it becomes.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.Intake;

public sealed class CallForm
{
    public const int MostThemes = 5;
    /// <summary>Leaves room in the note for the guidance that was given.</summary>
    public const int SummaryLimit = PlainText.LongLimit - 1000;

    /// <summary>Made when the form starts: saving the same call again is answered with the same case.</summary>
    public string RetryKey { get; set; } = Guid.NewGuid().ToString("N");

    public string? Phone { get; set; }
    public string? Name { get; set; }
    public string? Cpr { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public bool Anonymous { get; set; }
    public string? Summary { get; set; }
    public bool Sensitive { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? ClosedProblem { get; set; }
    /// <summary>When the caller received the decision that can be appealed, and where.</summary>
    public DateOnly? DecisionOn { get; set; }
    public string? DecisionProblem { get; set; }
    public string? AppealBody { get; set; }
    public string? Department { get; set; }
    public ComplaintTopic? Topic { get; set; }
    public ComplainedElsewhere? Elsewhere { get; set; }
    public HelpKind? Kind { get; set; }
    public List<Theme?> Themes { get; } = [null];
    public bool MayShare { get; set; } = true;
    public bool SpeaksForOther { get; set; }
    public string? RepresentativeName { get; set; }
    public string? RepresentativePhone { get; set; }
    public bool HasPower { get; set; }
    public Channel Channel { get; set; } = Channel.Phone;
    public DateOnly? ReceivedOn { get; set; }
    public string? ReceivedProblem { get; set; }
    public DateOnly? CallBackOn { get; set; }
    public string? CallBackProblem { get; set; }
    public HashSet<ExclusionGround> Guided { get; } = [];

    /// <summary>There may be a decision whose limit runs while they speak.</summary>
    public bool AsksForDecision => DecisionOn is not null || DecisionProblem is not null || Themes.Contains(Theme.DecisionContent)
        || Kind is HelpKind.ExplainDecision or HelpKind.Reopening or HelpKind.ComplaintWording or HelpKind.Complaint;

    public bool IsWritten => Channel is not (Channel.Phone or Channel.InPerson);

    /// <summary>Not yet asked what the citizen wants: guidance, which promises nothing and shuts nothing out.</summary>
    public HelpKind KindOrDefault => Kind ?? HelpKind.Guidance;

    public bool HasCaller => Anonymous || !string.IsNullOrWhiteSpace(Phone) || !string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(Cpr)
        || !string.IsNullOrWhiteSpace(Email) || !string.IsNullOrWhiteSpace(Address);

    public bool IsDirty => HasCaller || !string.IsNullOrWhiteSpace(Summary) || ClosedOn is not null || DecisionOn is not null || Department is not null || Kind is not null || Elsewhere is not null;

    public DateOnly ReceivedOr(DateOnly today) => ReceivedOn is { } on && Channel is not Channel.Phone ? on : today;

    /// <summary>The theme that the kind of help suggests.</summary>
    public static Theme ThemeOf(HelpKind kind) => kind switch
    {
        HelpKind.Guidance => Theme.Guidance,
        HelpKind.ExplainDecision or HelpKind.Reopening => Theme.Reasons,
        HelpKind.ComplaintWording or HelpKind.Signposting => Theme.AppealOptions,
        HelpKind.Mediation or HelpKind.MeetingObserver => Theme.Availability,
        _ => Theme.Other,
    };

    public Theme FirstTheme => Themes[0] ?? ThemeOf(KindOrDefault);

    /// <summary>One more choice is offered as long as the last one is used.</summary>
    public void SetTheme(int at, Theme? theme)
    {
        Themes[at] = theme;
        if (at == Themes.Count - 1 && theme is not null && Themes.Count < MostThemes) Themes.Add(null);
    }

    /// <summary>The grounds that the answers point to; each has somewhere else to go.</summary>
    public IReadOnlyList<ExclusionGround> Grounds(DateOnly today)
    {
        List<ExclusionGround> grounds = [];
        if (ClosedOn is { } closed && OneYearRule.IsTimeBarred(closed, ReceivedOr(today))) grounds.Add(ExclusionGround.OlderThanOneYear);
        if (Elsewhere is ComplainedElsewhere.AppealBody) grounds.Add(ExclusionGround.OtherAppealBody);
        if (Elsewhere is ComplainedElsewhere.Ombudsman or ComplainedElsewhere.Supervision or ComplainedElsewhere.Court) grounds.Add(ExclusionGround.AlreadyElsewhere);
        foreach (var theme in Themes)
        {
            ExclusionGround? ground = theme switch
            {
                Theme.DecisionContent => ExclusionGround.ProfessionalContent,
                Theme.ServiceLevel => ExclusionGround.PoliticalDecision,
                Theme.Employment => ExclusionGround.Employment,
                _ => null,
            };
            if (ground is { } found && !grounds.Contains(found)) grounds.Add(found);
        }
        return grounds;
    }

    /// <summary>A matter with what was said of the decision.</summary>
    public PointMatter Decided(PointMatter matter) => matter with { DecisionReceivedOn = DecisionOn, AppealBody = AppealBody is { Length: > 0 } code && DecisionOn is not null ? new BodyCode(code) : null };

    public Registration ToRegistration(DateOnly today, CaseNumber? joins, IStringLocalizer<Texts> t)
    {
        var themes = Themes.OfType<Theme>().DefaultIfEmpty(FirstTheme).Distinct().ToList();
        // One decision stands at one point: at the one about its content, or else at the first.
        var decided = Math.Max(0, themes.IndexOf(Theme.DecisionContent));
        var topic = KindOrDefault is HelpKind.Complaint ? Topic : null;
        var grounds = Grounds(today).Where(Guided.Contains).ToList();
        return new(Channel, KindOrDefault, NoteText(grounds, t), IsWritten,
            new Caller(Name, Phone, Email, Cpr, Anonymous, Address),
            [.. themes.Select(theme => new PointMatter(theme, topic, ClosedOn)).Select((matter, at) => at == decided ? Decided(matter) : matter)],
            Department is { Length: > 0 } code ? new DepartmentCode(code) : null,
            ClosedOn,
            ObjectsToDisclosure: !MayShare,
            joins,
            Sensitive,
            SpeaksForOther ? new Representative(RepresentativeName ?? "", RepresentativePhone, HasPower: HasPower) : null,
            CallBackOn,
            ReceivedOr(today),
            Elsewhere ?? ComplainedElsewhere.No,
            GuidanceGiven: grounds.Count > 0);
    }

    /// <summary>What was typed, and under it what else the answers say that stands nowhere else.</summary>
    string? NoteText(List<ExclusionGround> guided, IStringLocalizer<Texts> t)
    {
        if (string.IsNullOrWhiteSpace(Summary)) return Summary;
        List<string> lines = [Summary.TrimEnd()];
        if (Elsewhere is { } where and not ComplainedElsewhere.No) lines.Add(t["Intake.Note.Elsewhere", t[$"Intake.Elsewhere.{where}"]]);
        lines.AddRange(guided.Select(ground => t["Intake.Note.Guided", t[$"Intake.Ground.{ground}"]].Value));
        return string.Join("\n", lines);
    }
}
