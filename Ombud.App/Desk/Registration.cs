// What is known when a contact is registered, checked field by field.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>Who called or wrote. Everything may be missing if Anonymous.</summary>
public sealed record Caller(
    string? Name = null, string? Phone = null, string? Email = null, string? Cpr = null, bool Anonymous = false, string? Address = null)
{
    public bool IsKnown => Name is not null || Phone is not null || Email is not null || Cpr is not null || Address is not null;
    public override string ToString() => nameof(Caller);
}

/// <summary>Somebody who speaks for the caller. HasPower: a written power of attorney is at hand.</summary>
public sealed record Representative(string Name, string? Phone = null, string? Email = null, bool HasPower = false)
{
    public override string ToString() => nameof(Representative);
}

/// <summary>Where the citizen has complained already.</summary>
public enum ComplainedElsewhere { No, Ombudsman, Supervision, Court, AppealBody }

/// <param name="Summary">One line or more: what it is about.</param>
/// <param name="ReceivedOn">The local date of receipt; null is today.</param>
/// <param name="Joins">The case that the contact belongs to; null opens a new one.</param>
public sealed record Registration(
    Channel Channel,
    HelpKind Kind,
    string? Summary,
    bool Written = false,
    Caller? Caller = null,
    IReadOnlyList<PointMatter>? Points = null,
    DepartmentCode? Department = null,
    DateOnly? ClosedByMunicipalityOn = null,
    bool ObjectsToDisclosure = false,
    CaseNumber? Joins = null,
    bool Sensitive = false,
    Representative? Representative = null,
    DateOnly? CallBackOn = null,
    DateOnly? ReceivedOn = null,
    ComplainedElsewhere Elsewhere = ComplainedElsewhere.No,
    bool GuidanceGiven = false)
{
    public const int MaxPoints = 20;
    static readonly DateOnly Earliest = new(1950, 1, 1);

    public override string ToString() => nameof(Registration);

    /// <summary>The registration with its texts cleaned, or everything that is wrong with it at once.</summary>
    public (Registration Clean, Refusal.InvalidInput? Refused) Check(DateOnly today, OfficeData office)
    {
        var problems = new List<FieldProblem>();
        var caller = Caller ?? new Caller(Anonymous: true);
        var clean = this with
        {
            Summary = Text("summary", Summary, PlainText.LongLimit, problems, multiline: true),
            Caller = new Caller(
                Text("caller.name", caller.Name, PlainText.LineLimit, problems),
                Text("caller.phone", caller.Phone, 30, problems),
                Text("caller.email", caller.Email, PlainText.LineLimit, problems),
                Text("caller.cpr", caller.Cpr, 20, problems),
                caller.Anonymous,
                Text("caller.address", caller.Address, 500, problems, multiline: true)),
            Representative = Representative is { } r
                ? r with
                {
                    Name = Text("representative.name", r.Name, PlainText.LineLimit, problems) ?? "",
                    Phone = Text("representative.phone", r.Phone, 30, problems),
                    Email = Text("representative.email", r.Email, PlainText.LineLimit, problems),
                }
                : null,
            Points = Points is { Count: > 0 } ? Points : [new PointMatter(Theme.Other, null, ClosedByMunicipalityOn)],
        };
        if (clean.Summary is null && problems.All(p => p.Field != "summary")) problems.Add(new("summary", Problem.Missing));
        if (!clean.Caller.IsKnown) clean = clean with { Caller = clean.Caller with { Anonymous = true } };
        if (clean.Representative is { Name: "" }) problems.Add(new("representative.name", Problem.Missing));
        if (clean.Caller.Cpr is { } cpr)
        {
            if (CprNumber.TryParse(cpr, out var number)) clean = clean with { Caller = clean.Caller with { Cpr = number.Reveal() } };
            else problems.Add(new("caller.cpr", Problem.NotACpr));
        }
        if (clean.Caller.Phone is { } phone && phone.Count(char.IsAsciiDigit) < 4) problems.Add(new("caller.phone", Problem.NotAPhone));
        if (clean.Caller.Email is { } email && !LooksLikeEmail(email)) problems.Add(new("caller.email", Problem.NotAnEmail));
        if (clean.Points.Count > MaxPoints) problems.Add(new("points", Problem.TooMany, MaxPoints));
        if (clean.Department is { } department && office.Departments.All(d => d.Code != department.Value))
            problems.Add(new("department", Problem.UnknownCode));
        Date("closedByMunicipalityOn", ClosedByMunicipalityOn, Earliest, today, problems);
        foreach (var point in clean.Points.Take(MaxPoints))
        {
            Date("points", point.ClosedByMunicipalityOn, Earliest, today, problems);
            Date("decisionReceivedOn", point.DecisionReceivedOn, Earliest, today, problems);
            if (point.AppealBody is { } body && office.Bodies.All(b => b.Code != body.Value)) problems.Add(new("appealBody", Problem.UnknownCode));
        }
        Date("receivedOn", ReceivedOn, today.AddYears(-2), today, problems);
        Date("callBackOn", CallBackOn, today, today.AddYears(1), problems);
        return (clean, problems.Count > 0 ? new Refusal.InvalidInput([.. problems.Distinct()]) : null);
    }

    static string? Text(string field, string? value, int limit, List<FieldProblem> problems, bool multiline = false)
    {
        // Measured before it is cleaned: a paste of a megabyte is answered, not worked on.
        if (value?.Length > limit + 200 || PlainText.Clean(value, multiline) is { } clean && clean.Length > limit)
        {
            problems.Add(new(field, Problem.TooLong, limit));
            return null;
        }
        return PlainText.Clean(value, multiline);
    }

    static void Date(string field, DateOnly? value, DateOnly from, DateOnly to, List<FieldProblem> problems)
    {
        if (value is { } date && (date < from || date > to)) problems.Add(new(field, Problem.DateOutOfRange));
    }

    static bool LooksLikeEmail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 3 && text.IndexOf('.', at) > at && !text.Contains(' ', StringComparison.Ordinal);
}

/// <summary>What a registration is answered with.</summary>
public sealed record Registered(CaseNumber Number, DateOnly? DueOn);
