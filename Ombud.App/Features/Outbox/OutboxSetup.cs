// Registers what the pages of post ask for, and the addresses that give the batch for the printer and the files that came in.
using System.Globalization;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Features.Outbox;

static class OutboxSetup
{
    public static WebApplicationBuilder AddOutbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OutboxQuery>();
        builder.Services.AddScoped<IncomingQuery>();
        return builder;
    }

    /// <summary>POST /post/print with the form field copies, once for each copy: one document for the printer. It is kept nowhere.</summary>
    public static WebApplication MapOutbox(this WebApplication app)
    {
        app.MapPost("/post/print", PrintAsync).RequireAuthorization(Policies.Adviser).DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/post/incoming/{incoming:guid}/files/{document:guid}", FileAsync).RequireAuthorization(Policies.Adviser).ExcludeFromDescription();
        return app;
    }

    /// <summary>A file that came in, to be kept by whoever reads it, never to be shown by the browser.</summary>
    static async Task<IResult> FileAsync(Guid incoming, Guid document, HttpContext http, IncomingDesk desk)
    {
        if (!http.Request.IsOwnSite(orByHand: true)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await desk.ReadAsync(incoming, document, http.RequestAborted) is not var (about, content)) return Results.NotFound();
        var headers = http.Response.Headers;
        (headers.CacheControl, headers.XContentTypeOptions, headers.ContentSecurityPolicy) = ("no-store", "nosniff", "sandbox; default-src 'none'");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(content, about.MediaType, about.Name);
    }

    static async Task<IResult> PrintAsync(HttpContext http, LetterPrint print, TimeProvider clock)
    {
        var stop = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.IsOwnSite()) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(stop);
        Guid[] copies = [.. form["copies"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        return await print.BatchAsync(copies, stop) is { } batch
            ? Results.File(batch.Content, batch.MediaType, string.Create(CultureInfo.InvariantCulture, $"breve-{clock.DanishToday:yyyy-MM-dd}.{batch.Extension}"))
            : Results.LocalRedirect("/post");
    }
}
