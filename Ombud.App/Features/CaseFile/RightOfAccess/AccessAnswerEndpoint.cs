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
    /// <summary>More than the choices about the cases of one citizen can be.</summary>
    const int BodyLimit = 1024 * 1024;

    public static WebApplication MapCaseFile(this WebApplication app)
    {
        app.MapPost("/cases/{number}/access-answer", AnswerAsync).RequireAuthorization(Policies.Adviser).DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new SkipStatusCodePagesAttribute()); // a script asks, not a person: a bare status and no page
        return app;
    }

    static async Task<IResult> AnswerAsync(
        string number, HttpContext http, SubjectAccess access, Office office, OfficeOptions settings, IStringLocalizer<Texts> t, TimeProvider clock)
    {
        var stop = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.IsOwnSite()) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!http.Request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var (choice, wrong) = await ReadAsync(http.Request, stop);
        if (choice is null) return Results.StatusCode(wrong);
        if (!CaseNumber.TryParse(number, out var known)) return No(new Refusal.UnknownCase(), t);
        var data = await office.GetAsync(stop);
        var (answer, refused) = await access.GatherAsync(known, choice, stop);
        if (answer is null) return No(refused!, t);
        var file = AccessFiles.Zip(answer, t, data, settings.Name ?? t["CaseFile.Access.Office"], clock.GetUtcNow());
        // On record before it leaves; what was not made is not on record.
        return await access.RecordAsync(known, answer, stop) is { } no ? No(no, t) : Results.File(file, "application/zip", AccessFiles.NameOf(known));
    }

    /// <summary>Without a choice the status says why. Read here and not by binding, so that rights are asked for before the form of the body.</summary>
    static async Task<(AccessChoice? Choice, int Status)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > BodyLimit) return (null, StatusCodes.Status413PayloadTooLarge);
        try { return (await request.ReadFromJsonAsync<AccessChoice>(stop) is { Seen: not null, LeftOut: not null } choice ? choice : null, StatusCodes.Status400BadRequest); }
        catch (JsonException) { return (null, StatusCodes.Status400BadRequest); }
        catch (BadHttpRequestException e) { return (null, e.StatusCode); } // too large after all, or cut off
        catch (InvalidOperationException) { return (null, StatusCodes.Status415UnsupportedMediaType); } // an encoding that nobody knows
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
