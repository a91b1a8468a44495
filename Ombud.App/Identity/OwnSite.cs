// No page of another site speaks for the person who is signed in here.
namespace Ombud.App.Identity;

public static class OwnSite
{
    /// <summary>A browser says where a request comes from; programs, which hold no cookie of a person, say nothing.</summary>
    /// <param name="orByHand">An address that somebody may also type or keep as a bookmark: it shows something and changes nothing.</param>
    public static bool IsOwnSite(this HttpRequest request, bool orByHand = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
            ? site == "same-origin" || (orByHand && site == "none")
            // Older browsers do not say it, but name the origin of each POST, PUT and DELETE.
            : !request.Headers.TryGetValue("Origin", out var origin) || origin == $"{request.Scheme}://{request.Host}";
    }
}
