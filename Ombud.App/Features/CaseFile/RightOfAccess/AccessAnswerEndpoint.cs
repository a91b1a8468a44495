// POST /cases/{number}/access-answer: makes the answer to a request for access and sends it as a file. It is kept nowhere.
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.RightOfAccess;

static class AccessAnswerEndpoint
{
    public static WebApplication MapCaseFile(this WebApplication app)
    {
        app.MapPost("/cases/{number}/access-answer", AnswerAsync).RequireAuthorization(Policies.Adviser).DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new SkipStatusCodePagesAttribute()); // a script asks, not a person: a bare status and no page
        return app;
    }

    static async Task<IResult> AnswerAsync(
        string number, HttpContext http, SubjectAccess access, Office office, IConfiguration settings, IStringLocalizer<Texts> t, TimeProvider clock)
    {
        var stop = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.IsOwnSite()) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!http.Request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await ReadAsync(http.Request, stop) is not { } choice) return Results.BadRequest();
        if (!CaseNumber.TryParse(number, out var known)) return No(new Refusal.UnknownCase(), t);
        var data = await office.GetAsync(stop);
        var (answer, refused) = await access.GatherAsync(known, choice, stop);
        if (answer is null) return No(refused!, t);
        var file = AccessFiles.Zip(answer, t, data, settings["Office:Name"] ?? t["CaseFile.Access.Office"], clock.GetUtcNow());
        // On record before it leaves; what was not made is not on record.
        return await access.RecordAsync(known, answer, stop) is { } no ? No(no, t) : Results.File(file, "application/zip", AccessFiles.NameOf(known));
    }

    /// <summary>Null: not JSON, or no choice. Read here and not by binding, so that rights are asked for before the form of the body.</summary>
    static async Task<AccessChoice?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try { return await request.ReadFromJsonAsync<AccessChoice>(stop) is { Seen: not null, LeftOut: not null } choice ? choice : null; }
        catch (JsonException) { return null; }
    }

    static IResult No(Refusal refusal, IStringLocalizer<Texts> t)
    {
        var (title, why) = t.Say(refusal);
        return Results.Problem(why, title: title, statusCode: refusal switch
        {
            Refusal.UnknownCase => StatusCodes.Status404NotFound,
            Refusal.NotAllowedForRole or Refusal.ShutOut => StatusCodes.Status403Forbidden,
            Refusal.DateInFuture => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status409Conflict,
        });
    }
}
