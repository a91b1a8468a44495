// Registers what the page of letters asks for, and the address that gives the batch for the printer.
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
        return builder;
    }

    /// <summary>POST /post/print with the form field copies, once for each copy: one document for the printer. It is kept nowhere.</summary>
    public static WebApplication MapOutbox(this WebApplication app)
    {
        app.MapPost("/post/print", PrintAsync).RequireAuthorization(Policies.Adviser).DisableAntiforgery().ExcludeFromDescription();
        return app;
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
