// The document around every page; decides theme and whether the page is interactive.
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Ombud.App.Layout;

public sealed partial class App
{
    public const string ThemeCookie = "Ombud.Theme";

    [CascadingParameter] public required HttpContext Http { get; set; }

    // The cookie is written by ombud.js; "system" is resolved there before the first paint.
    string Choice => Http.Request.Cookies[ThemeCookie] is "light" or "dark" ? Http.Request.Cookies[ThemeCookie]! : "system";

    /// <summary>A page that only says that the app stops is not to become live.</summary>
    IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() && Http.Response.StatusCode is not StatusCodes.Status503ServiceUnavailable ? Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer : null;
}
