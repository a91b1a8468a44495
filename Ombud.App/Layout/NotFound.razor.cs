// Says in words that there is no such page, that another role may open it, that one asks too often, or that a request could not be answered.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Layout;

public sealed partial class NotFound
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    string What => Http?.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => "NotAllowed",
        StatusCodes.Status429TooManyRequests => "TooOften",
        StatusCodes.Status503ServiceUnavailable => "Closed",
        null or StatusCodes.Status404NotFound or StatusCodes.Status200OK => "NotFound",
        _ => "Error",
    };
}
