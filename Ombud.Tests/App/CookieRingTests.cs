// The keys of the cookies are protected as those of the content are, and a restart signs nobody out.
using System.Net;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class CookieRingTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-cookies-").FullName;

    string Data => Path.Combine(root, "data");

    Dictionary<string, string?> WithCertificate => new()
    {
        ["Protection:CertificateFile"] = TestCertificate.Make(Path.Combine(root, "ring.pfx"), "online"),
        ["Protection:CertificatePassword"] = "online",
    };

    [Fact]
    public async Task The_file_holds_no_clear_key_and_a_restart_signs_nobody_out()
    {
        var settings = WithCertificate;
        string cookie;
        await using (var host = new OmbudHost(settings: settings, folder: Data)) cookie = await SignInAsync(host);
        var keys = Directory.GetFiles(Path.Combine(Data, "cookie-keys"));
        Assert.NotEmpty(keys);
        Assert.All(keys, file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("<masterKey", text, StringComparison.Ordinal);
            Assert.Contains("EncryptedKey", text, StringComparison.Ordinal);
        });
        await using var again = new OmbudHost(settings: settings, folder: Data);
        Assert.Equal(HttpStatusCode.OK, await BoardAsync(again, cookie));
    }

    [Fact]
    public async Task A_key_from_before_the_certificate_still_counts()
    {
        string cookie;
        await using (var host = new OmbudHost(folder: Data)) cookie = await SignInAsync(host);
        Assert.Contains("<masterKey", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(Data, "cookie-keys"))), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var again = new OmbudHost(settings: WithCertificate, folder: Data);
        Assert.Equal(HttpStatusCode.OK, await BoardAsync(again, cookie));
        Assert.NotEqual(HttpStatusCode.OK, await BoardAsync(again, "ombud=forged"));
    }

    static async Task<string> SignInAsync(OmbudHost host)
    {
        using var client = host.Anonymous();
        using var form = new FormUrlEncodedContent([new("role", "adviser")]);
        using var answer = await client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ombud=", StringComparison.Ordinal)).Split(';')[0];
    }

    static async Task<HttpStatusCode> BoardAsync(OmbudHost host, string cookie)
    {
        using var client = host.Anonymous();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "board");
        asked.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(asked);
        return answer.StatusCode;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
