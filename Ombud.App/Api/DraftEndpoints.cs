// Drafts over plain HTTP, so that typed text is kept also while a page's circuit is dead.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;

namespace Ombud.App.Api;

static partial class DraftEndpoints
{
    /// <summary>What the browser is told: the instant, and the Danish time of day to show.</summary>
    sealed record Saved(DateTimeOffset SavedAt, string Clock, IReadOnlyDictionary<string, string>? Fields = null);

    static readonly JsonDocumentOptions Flat = new() { MaxDepth = 2 };

    public static void MapDrafts(this WebApplication app)
    {
        var drafts = app.MapGroup("/drafts/{form}").RequireAuthorization(Policies.Writes).DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(ApiSetup.MostDrained))
            .AddEndpointFilter(async (call, next) => Check(call.HttpContext) ?? await InTurnAsync(call, next));
        drafts.MapGet("", FindAsync);
        drafts.MapPut("", SaveAsync);
        drafts.MapDelete("", DeleteAsync);
    }

    static ValueTask<object?> InTurnAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var services = call.HttpContext.RequestServices;
        return services.GetRequiredService<DraftTurns>().RunAsync(
            services.GetRequiredService<CurrentUser>(), (string)call.HttpContext.Request.RouteValues["form"]!, () => next(call));
    }

    static async Task<IResult> FindAsync(string form, Drafts drafts, CancellationToken stop) =>
        await drafts.FindAsync(form, stop) is { } draft
            ? Results.Ok(new Saved(draft.SavedAt, ClockOf(draft.SavedAt), draft.Fields))
            : Results.NoContent();

    static async Task<IResult> SaveAsync(string form, HttpContext context, Drafts drafts, CancellationToken stop)
    {
        if (!context.Request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await ReadAsync(context.Request, stop) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (FieldsOf(body) is not { } fields) return Results.BadRequest();
        return await drafts.SaveAsync(form, fields, stop) is { } at
            ? Results.Ok(new Saved(at, ClockOf(at)))
            : Results.StatusCode(StatusCodes.Status409Conflict);
    }

    static async Task<IResult> DeleteAsync(string form, Drafts drafts, CancellationToken stop)
    {
        await drafts.DeleteAsync(form, stop);
        return Results.NoContent();
    }

    /// <summary>A form's key is plain, and no other site speaks for the person who is signed in.</summary>
    static IResult? Check(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!FormKey().IsMatch((string?)context.Request.RouteValues["form"] ?? "")) return Results.BadRequest();
        return context.Request.IsOwnSite() ? null : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>The whole body; null if it is longer than a draft can be, without reading on.</summary>
    static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > Drafts.MaxBytes) return null;
        var buffer = new byte[Drafts.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return length > Drafts.MaxBytes ? null : buffer[..length];
    }

    /// <summary>One object of texts and nothing else; null for anything else.</summary>
    static Dictionary<string, string>? FieldsOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Flat);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind is not JsonValueKind.String || field.Name.Length is 0 or > Drafts.MaxNameLength) return null;
                fields[field.Name] = field.Value.GetString() ?? "";
                if (fields.Count > Drafts.MaxFields) return null;
            }
            return fields;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { return null; } // not JSON, or half a character in a text
    }

    static string ClockOf(DateTimeOffset at) => at.InDenmark.ToString("HH.mm.ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9.-]{1,60}$(?!\n)", RegexOptions.CultureInvariant)]
    private static partial Regex FormKey();
}
