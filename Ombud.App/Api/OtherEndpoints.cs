// Searching and the report on answer times, for other systems.
using System.Globalization;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Reporting;

namespace Ombud.App.Api;

/// <param name="Text">Words of names or texts, a case number, a phone or CPR number, an e-mail address.</param>
sealed record SearchBody(string Text);

/// <param name="HasMore">There are older cases than these.</param>
sealed record SearchAnswer(IReadOnlyList<HitAnswer> Hits, bool HasMore);

/// <param name="Matches">Where it was found: name, text …</param>
sealed record HitAnswer(CaseNumber Number, IReadOnlyList<string> Matches);

/// <summary>Figures are numbers; what must not be seen is "hidden" or "small", and where there is nothing to measure "none".</summary>
sealed record SlaAnswer(
    DateOnly From, DateOnly To, IReadOnlyList<SlaDepartmentAnswer>? ByDepartment, IReadOnlyList<SlaMonthAnswer>? ByMonth, SlaLine Total);

/// <param name="Department">Null: cases that concern none.</param>
sealed record SlaDepartmentAnswer(string? Department, SlaLine Line);

/// <param name="Month">Year and month, such as 2026-11.</param>
sealed record SlaMonthAnswer(string Month, SlaLine Line);

static class OtherEndpoints
{
    static readonly DateOnly Earliest = new(2000, 1, 1);

    public static void MapOthers(this RouteGroupBuilder api)
    {
        api.MapPost("/search", SearchAsync).RequireAuthorization(Policies.Adviser).RequireRateLimiting(Rates.Search)
            .Produces<SearchAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/reports/sla", SlaAsync).RequireAuthorization(Policies.Reports)
            .Produces<SlaAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    static async Task<IResult> SearchAsync(Sent<SearchBody> sent, CaseSearch search, CancellationToken stop)
    {
        var text = sent.Value.Text;
        if (text.Length > PlainText.LineLimit) return Invalid(new FieldProblem("text", Problem.TooLong, PlainText.LineLimit));
        if (PlainText.Clean(text) is not { } clean) return Invalid(new FieldProblem("text", Problem.Missing));
        if (await search.FindAsync(clean, stop) is not { } found) return new RefusalAnswer(new Refusal.NotAllowedForRole());
        return Results.Ok(new SearchAnswer([.. found.Hits.Select(hit => new HitAnswer(hit.Number, CodesOf(hit.Kinds)))], found.HasMore));
    }

    static IReadOnlyList<string> CodesOf(MatchKinds kinds) =>
        [.. Enum.GetValues<MatchKinds>().Where(kind => kind is not MatchKinds.None && kinds.HasFlag(kind)).Select(Kebab.Of)];

    /// <summary>Whole months; without dates this year so far. Everybody but the adviser gets small figures hidden.</summary>
    static async Task<IResult> SlaAsync(
        string? from, string? to, string? by, SlaQuery query, CurrentUser user, TimeProvider clock, CancellationToken stop)
    {
        List<FieldProblem> problems = [];
        var today = clock.DanishToday;
        var first = Date("from", from, new DateOnly(today.Year, 1, 1));
        var last = Date("to", to, today);
        if (problems.Count == 0 && last < first) problems.Add(new("to", Problem.DateOutOfRange));
        var parts = (by ?? "department,month").Split(',');
        if (parts.Any(part => part is not ("department" or "month"))) problems.Add(new("by", Problem.UnknownCode));
        if (problems.Count > 0) return Invalid([.. problems]);

        var report = await query.RunAsync(first, last, suppress: !user.Required.Is(Roles.Adviser), stop);
        return Results.Ok(new SlaAnswer(first, last,
            parts.Contains("department") ? [.. report.ByDepartment.Select(g => new SlaDepartmentAnswer(g.Key == SlaQuery.NoDepartment ? null : g.Key, g.Line))] : null,
            parts.Contains("month") ? [.. report.ByMonth.Select(g => new SlaMonthAnswer(g.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), g.Line))] : null,
            report.Total));

        DateOnly Date(string field, string? text, DateOnly otherwise)
        {
            if (text is null) return otherwise;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) problems.Add(new(field, Problem.NotADate));
            else if (date < Earliest || date > today.AddYears(1)) problems.Add(new(field, Problem.DateOutOfRange));
            return date;
        }
    }

    static RefusalAnswer Invalid(params IReadOnlyList<FieldProblem> problems) => new(new Refusal.InvalidInput(problems));
}
