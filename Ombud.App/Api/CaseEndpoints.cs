// The addresses of cases in the API.
using System.Globalization;
using Ombud.App.Identity;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases").RequireAuthorization(Policies.Adviser);
        cases.MapGet("", ListAsync).Produces<IReadOnlyList<CaseLine>>().ProducesProblem(StatusCodes.Status400BadRequest);
        cases.MapGet("/{number}", FindAsync).Produces<CaseAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapGet("/{number}/letters", LettersAsync).Produces<IReadOnlyList<LetterAnswer>>().ProducesProblem(StatusCodes.Status404NotFound);
        Change(cases.MapPost("/{number}/admissibility", (string number, Sent<AdmissibilityBody> sent, CaseChanges changes, CancellationToken stop) => changes.JudgeAsync(number, sent.Value, stop)));
        Change(cases.MapPost("/{number}/mediation", (string number, Sent<MediationBody> sent, CaseChanges changes, CancellationToken stop) => changes.MediateAsync(number, sent.Value, stop)));
        Change(cases.MapPost("/{number}/conclusion", (string number, Sent<ConclusionBody> sent, CaseChanges changes, CancellationToken stop) => changes.ConcludeAsync(number, sent.Value, stop)));
        Change(cases.MapPost("/{number}/disclosures", (string number, Sent<DisclosureBody> sent, CaseChanges changes, CancellationToken stop) => changes.DiscloseAsync(number, sent.Value, stop)));
        Change(cases.MapPost("/{number}/answer", (string number, Sent<AnswerBody> sent, CaseChanges changes, CancellationToken stop) => changes.AnswerAsync(number, sent.Value, stop)));
        Change(cases.MapPost("/{number}/letters/{letter}/reply", (string number, string letter, Sent<ReplyBody> sent, CaseChanges changes, CancellationToken stop) => changes.ReplyAsync(number, letter, sent.Value, stop)));
    }

    static void Change(RouteHandlerBuilder endpoint) => endpoint.Produces<ChangedAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    static async Task<IResult> ListAsync(string? state, string? limit, string? before, CasesQuery query, CancellationToken stop)
    {
        List<FieldProblem> problems = [];
        CaseState? wanted = null;
        if (state is not null and not "open")
        {
            if (Kebab.TryRead<CaseState>(state, out var one)) wanted = one;
            else problems.Add(new("state", Problem.UnknownCode));
        }
        var most = CasesWanted.MaxLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > CasesWanted.MaxLimit))
            problems.Add(new("limit", Problem.WrongType, CasesWanted.MaxLimit));
        CaseNumber number = default;
        if (before is not null && !CaseNumber.TryParse(before, out number)) problems.Add(new("before", Problem.UnknownCode));
        return problems.Count > 0
            ? new RefusalAnswer(new Refusal.InvalidInput(problems))
            : Results.Ok(await query.ListAsync(new(wanted, most, before is null ? null : number), stop));
    }

    static async Task<IResult> FindAsync(string number, CasesQuery query, CancellationToken stop)
    {
        if (!CaseNumber.TryParse(number, out var known)) return new RefusalAnswer(new Refusal.UnknownCase());
        var (found, refused) = await query.FindAsync(known, stop);
        return refused is null ? Results.Ok(found) : new RefusalAnswer(refused);
    }

    static async Task<IResult> LettersAsync(string number, CasesQuery query, CancellationToken stop)
    {
        if (!CaseNumber.TryParse(number, out var known)) return new RefusalAnswer(new Refusal.UnknownCase());
        var (found, refused) = await query.LettersAsync(known, stop);
        return refused is null ? Results.Ok(found) : new RefusalAnswer(refused);
    }
}
