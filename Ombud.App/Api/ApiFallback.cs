// Answers addresses under /api that no endpoint takes: there is no such address, or not with this method or kind of content.
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Ombud.App.Api;

/// <summary>The screens take every address that is left over; without this, a program would be answered with a page.</summary>
static class ApiFallback
{
    public static void MapApiFallback(this WebApplication app) =>
        app.Map("/api/{**rest}", (Delegate)Answer).DisableAntiforgery().ExcludeFromDescription();

    static ProblemAnswer Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var here = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Contains(ApiSetup.Tag) is true && Matches(e, context.Request.Path))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (here.Contains(context.Request.Method)) return ProblemAnswer.Of(StatusCodes.Status415UnsupportedMediaType);
        if (here.Count == 0) return ProblemAnswer.Of(StatusCodes.Status404NotFound);
        context.Response.Headers.Allow = string.Join(", ", here.Order());
        return ProblemAnswer.Of(StatusCodes.Status405MethodNotAllowed);
    }

    static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
