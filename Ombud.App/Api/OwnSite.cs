// Whether a request comes from a page of this site: no other site speaks for the person who is signed in.
namespace Ombud.App.Api;

static class OwnSite
{
    public static bool Sends(HttpRequest request) => request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
        ? site == "same-origin"
        // Older browsers do not say it, but name the origin of each request that changes something; programs say neither.
        : !request.Headers.TryGetValue("Origin", out var origin) || origin == $"{request.Scheme}://{request.Host}";
}
