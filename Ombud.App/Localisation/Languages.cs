// Which languages the screens speak, how a choice is remembered, and the address that changes it.
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Ombud.App.Localisation;

public static class Languages
{
    public const string Cookie = "Ombud.Language";
    public static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static RequestLocalizationOptions Options => new()
    {
        DefaultRequestCulture = new(Danish),
        SupportedCultures = [Danish, English],
        SupportedUICultures = [Danish, English],
        RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }],
    };

    /// <summary>The two letters of a language that letters are written in, with the culture that goes with it; Danish where it is unknown.</summary>
    public static CultureInfo Of(string language) => language == English.TwoLetterISOLanguageName ? English : Danish;

    /// <summary>Makes something that is always in Danish, whatever language the screens of whoever makes it speak.</summary>
    public static T InDanish<T>(Func<T> make) => In(Danish, make);

    /// <summary>The same in another language.</summary>
    public static T In<T>(CultureInfo language, Func<T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        try { return make(); }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words); }
    }

    /// <summary>POST /language with the form fields culture and returnUrl; the form carries the antiforgery token.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapPost("/language", (HttpContext http, [FromForm] string culture, [FromForm] string? returnUrl) =>
        {
            var chosen = culture == English.Name ? English : Danish;
            http.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new(chosen)), new()
            {
                MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Path = "/",
            });
            return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
        }).AllowAnonymous();

    /// <summary>An address on this site: "/x", but neither "//host" nor "/\host".</summary>
    public static bool IsLocal(string? url) =>
        url is ['/'] || (url is ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl));
}
