// Keys are made once, are private to the app's user, and are worthless without their ring.
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Ombud.App;
using Ombud.App.Protection;

namespace Ombud.Tests.App.Protection;

public sealed class KeyFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ombud-keyfiles-").FullName;

    KeyFiles Open(string? inside = null)
    {
        var options = new ProtectionOptions { KeyFolder = Path.Combine(folder, inside ?? "keys") };
        return Of(options);
    }

    static KeyFiles Of(ProtectionOptions options) => new(new KeyRing(options), new Escrow(options), options);

    [Fact]
    public async Task A_key_outlives_the_process_and_two_that_make_it_at_once_get_the_same()
    {
        var made = new byte[8][];
        var openers = Enumerable.Range(0, made.Length).Select(_ => Open()).ToArray();
        foreach (var name in Enumerable.Range(0, 50).Select(i => $"try-{i}").Append("epoch-202611"))
        {
            using var together = new Barrier(made.Length);
            await Task.WhenAll(Enumerable.Range(0, made.Length).Select(i => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                made[i] = openers[i].GetOrMake(name);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(made, key => Assert.Equal(made[0], key));
            if (name != "epoch-202611") openers[0].Destroy(name);
        }
        Assert.Equal(KeyFiles.KeyBytes, made[0].Length);
        Assert.Equal(made[0], Open().Find("epoch-202611"));
        Assert.Null(Open().Find("epoch-202612"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "keys")));
    }

    [Fact]
    public void A_key_file_does_not_hold_the_key_and_does_not_open_with_another_ring()
    {
        var key = Open().GetOrMake("lookup");
        var file = Path.Combine(folder, "keys", "lookup.key");
        Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(key.AsSpan(0, 8)));
        _ = Open("others").GetOrMake("epoch-202611");
        File.Copy(file, Path.Combine(folder, "others", "lookup.key"));
        Assert.Throws<SettingsException>(() => Open("others").Find("lookup"));
    }

    [Fact]
    public void Nobody_else_may_read_keys()
    {
        if (OperatingSystem.IsWindows()) return;
        _ = Open().GetOrMake("lookup");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys", "lookup.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "keys")));
    }

    [Fact]
    public void A_certificate_protects_the_ring()
    {
        using var key = RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=Ombud keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var file = Path.Combine(folder, "ring.pfx");
        File.WriteAllBytes(file, certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "secret"));
        var with = new ProtectionOptions { KeyFolder = Path.Combine(folder, "keys"), CertificateFile = file, CertificatePassword = "secret" };

        var made = Of(with).GetOrMake("lookup");

        Assert.DoesNotContain("<value>", string.Concat(Directory.GetFiles(Path.Combine(folder, "keys", "ring")).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Equal(made, Of(with).Find("lookup"));
        Assert.ThrowsAny<Exception>(() => Open().Find("lookup"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
