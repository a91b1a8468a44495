// Files of cases over HTTP: taken in part by part as they come, and handed out to be kept, never to be shown by the browser.
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Api;

/// <summary>multipart/form-data; the file comes last.</summary>
/// <param name="On">When the office got or made it; without it today.</param>
sealed record DocumentBody(DocumentSource Source, Stream File, DateOnly? On = null);

/// <param name="Name">With an extension that fits the content.</param>
sealed record DocumentAnswer(Guid Id, string Name, string MediaType, long Size);

static class DocumentEndpoints
{
    /// <summary>Somewhat more than a file may have: one that is a little too large is told so, not cut off.</summary>
    const int BodyLimit = Document.MaxBytes + (4 * 1024 * 1024);
    const int FieldLimit = 100;
    static readonly DateOnly Earliest = new(1900, 1, 1);

    public static void MapDocuments(this RouteGroupBuilder api) => api.MapPost("/cases/{number}/documents", AttachAsync).RequireAuthorization(Policies.Adviser)
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimit)).Accepts<DocumentBody>("multipart/form-data").Produces<DocumentAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests);

    public static void MapDownloads(this WebApplication app) =>
        app.MapGet("/cases/{number}/documents/{id:guid}", DownloadAsync).RequireAuthorization(Policies.Adviser).ExcludeFromDescription();

    /// <summary>The parts are read here: a form that the framework reads is spooled to files in clear.</summary>
    static async Task<IResult> AttachAsync(string number, HttpContext context, DocumentDesk desk, Uploads uploads, CurrentUser user, TimeProvider clock, CancellationToken stop)
    {
        if (!CaseNumber.TryParse(number, out var known)) return new RefusalAnswer(new Refusal.UnknownCase());
        if (context.Request.ContentLength > BodyLimit) return new RefusalAnswer(new Refusal.DocumentTooLarge(Document.MostMegabytes));
        if (BoundaryOf(context.Request) is not { } boundary) return ProblemAnswer.Of(StatusCodes.Status400BadRequest);
        using var upload = uploads.Begin(user.Required.Id, gone: stop);
        if (upload is null) return new RefusalAnswer(new Refusal.TooManyUploads(Uploads.MostOfOne));
        try
        {
            var parts = new MultipartReader(boundary, context.Request.Body);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await parts.ReadNextSectionAsync(upload.Stop) is { } part)
            {
                if (part.GetContentDispositionHeader() is not { } about) return ProblemAnswer.Of(StatusCodes.Status400BadRequest);
                if (about.IsFileDisposition()) return await TakeAsync(known, fields, part.AsFileSection()!, desk, clock.DanishToday, upload.Stop);
                if (fields.Count > 10) return ProblemAnswer.Of(StatusCodes.Status400BadRequest);
                fields[about.Name.ToString()] = await TextOfAsync(part.Body, upload.Stop);
            }
            return Invalid([new("file", Problem.Missing)]);
        }
        catch (OperationCanceledException) when (upload.IsLate)
        {
            return new RefusalAnswer(new Refusal.UploadTooSlow(Uploads.LongestMinutes));
        }
        // Not said in the log: it may quote what was sent.
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return ProblemAnswer.Of(e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest);
        }
    }

    static async Task<IResult> TakeAsync(
        CaseNumber number, Dictionary<string, string> fields, FileMultipartSection file, DocumentDesk desk, DateOnly today, CancellationToken stop)
    {
        List<FieldProblem> problems = [];
        if (file.Name != "file") problems.Add(new("file", Problem.Missing));
        if (!Kebab.TryRead<DocumentSource>(fields.GetValueOrDefault("source"), out var source))
            problems.Add(new("source", fields.ContainsKey("source") ? Problem.UnknownCode : Problem.Missing));
        var on = today;
        if (fields.TryGetValue("on", out var day) && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out on))
            problems.Add(new("on", Problem.NotADate));
        else if (on < Earliest) problems.Add(new("on", Problem.DateOutOfRange));
        if (problems.Count > 0) return Invalid(problems);
        var (attached, refused) = await desk.AttachAsync(number, new(file.FileName, source, on), file.FileStream!, stop);
        return attached is null
            ? new RefusalAnswer(refused!)
            : Results.Created(AddressOf(number, attached.Id), new DocumentAnswer(attached.Id, attached.Name, attached.MediaType, attached.Size));
    }

    static async Task<IResult> DownloadAsync(string number, Guid id, HttpContext context, Documents documents, ILogger<DocumentDownload> log, CancellationToken stop)
    {
        if (!context.Request.IsOwnSite(orByHand: true)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!CaseNumber.TryParse(number, out var known) || await documents.OpenAsync(known, id, stop) is not { } document) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        if (await document.IsWholeAsync(stop)) return new DocumentDownload(document);
        DocumentDownload.NotWhole(log, known, id);
        Measures.Unreadable("document-content");
        return Results.Redirect($"/cases/{known}?unreadable={id}");
    }

    static string AddressOf(CaseNumber number, Guid id) => $"/cases/{number}/documents/{id}";

    static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary ? boundary.ToString() : null;

    /// <summary>What is longer than a field can be is cut, and then is no value of any.</summary>
    static async Task<string> TextOfAsync(Stream body, CancellationToken stop)
    {
        var text = new char[FieldLimit];
        using var reader = new StreamReader(body);
        return new(text, 0, await reader.ReadBlockAsync(text, stop));
    }

    static RefusalAnswer Invalid(IReadOnlyList<FieldProblem> problems) => new(new Refusal.InvalidInput(problems));
}
