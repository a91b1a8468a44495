// No page of another site speaks for the person who is signed in here.
namespace Ombud.App.Identity;

public static class OwnSite
{
    /// <summary>A browser says where a request comes from; programs, which hold no cookie of a person, say nothing.</summary>
    public static bool IsOwnSite(this HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
            ? site == "same-origin"
            // Older browsers do not say it, but name the origin of each POST, PUT and DELETE.
            : !request.Headers.TryGetValue("Origin", out var origin) || origin == $"{request.Scheme}://{request.Host}";
    }
}
