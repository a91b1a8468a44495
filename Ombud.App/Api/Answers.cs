// Every "no" of the API as problem+json, in the words of the user's language and with a code that programs can rely on.
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Api;

/// <summary>A rule said no, or the input cannot be used.</summary>
sealed class RefusalAnswer(Refusal refusal) : IResult
{
    /// <summary>400: the sender must write something else. 403: another person must. 404: no such case, or nothing such on it. 409: not as the case stands. 413, 415: not this file. 429: later. 503: not by this version, or not now.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.InvalidInput => StatusCodes.Status400BadRequest,
        Refusal.NotAllowedForRole or Refusal.ShutOut or Refusal.SwitchedOff => StatusCodes.Status403Forbidden,
        Refusal.UnknownCase or Refusal.UnknownDocument or Refusal.UnknownLetter => StatusCodes.Status404NotFound,
        // Too slow is not 408: a browser that reads it sends the whole file again, unasked.
        Refusal.DocumentEmpty or Refusal.UploadTooSlow => StatusCodes.Status400BadRequest,
        Refusal.DocumentTooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.DocumentTypeRefused => StatusCodes.Status415UnsupportedMediaType,
        Refusal.TooManyUploads => StatusCodes.Status429TooManyRequests,
        Refusal.NewerVersionRuns or Refusal.DatabaseGone or Refusal.DiskFull => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var office = await httpContext.RequestServices.GetRequiredService<Office>().GetAsync(httpContext.RequestAborted);
        var (title, why) = texts.Say(refusal, office.NameOf);
        var details = new ProblemDetails { Title = title, Detail = why, Extensions = { ["code"] = refusal.Code } };
        if (refusal is Refusal.InvalidInput invalid)
            details.Extensions["problems"] = invalid.Problems.Select(p => new { p.Field, Code = Kebab.Of(p.Problem), p.Limit, Text = texts.Say(p) });
        await ProblemAnswer.WriteAsync(httpContext, StatusOf(refusal), details);
    }
}

/// <summary>A "no" that has nothing to do with a case: not signed in, not JSON, too large …</summary>
sealed class ProblemAnswer(int status, string code) : IResult
{
    public static ProblemAnswer Of(int status) => new(status, status switch
    {
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-allowed-for-role",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status503ServiceUnavailable => "closing",
        >= 500 => "failed",
        _ => "bad-request",
    });

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var key = string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var prefix = code == new Refusal.NotAllowedForRole().Code ? "Refusal" : "Api";
        var details = new ProblemDetails
        {
            Title = texts[$"{prefix}.{key}.Title"],
            Detail = texts[$"{prefix}.{key}.Why"],
            Extensions = { ["code"] = code },
        };
        return WriteAsync(httpContext, status, details);
    }

    public static Task WriteAsync(HttpContext http, int status, ProblemDetails details)
    {
        details.Status = status;
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(details, ApiJson.Options, "application/problem+json", http.RequestAborted);
    }
}
