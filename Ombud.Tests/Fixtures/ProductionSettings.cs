// A right installation in a folder of its own: everything that production asks for.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Ombud.App;
using Ombud.App.Start;

namespace Ombud.Tests.Fixtures;

sealed class ProductionSettings : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero);

    public ProductionSettings()
    {
        Values = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Urls"] = "http://127.0.0.1:5080",
            ["Office:Name"] = "Borgerrådgiveren i Andeby Kommune",
            ["Storage:DataFolder"] = At("data"),
            ["Protection:KeyFolder"] = At("keys"),
            ["Protection:CertificateFile"] = Certificate("ring.pfx", "online-6f2a"),
            ["Protection:CertificatePassword"] = "online-6f2a",
            ["Protection:EscrowCertificateFile"] = Certificate("escrow.cer", null),
            ["AzureAd:Instance"] = "https://login.example/",
            ["AzureAd:TenantId"] = "00000000-0000-0000-0000-000000000001",
            ["AzureAd:ClientId"] = "00000000-0000-0000-0000-000000000002",
            ["AzureAd:ClientSecret"] = "secret-of-the-app-91c3",
        };
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("ombud-settings-").FullName;

    public Dictionary<string, string?> Values { get; }

    public string At(string name) => Path.Combine(Root, name);

    public IEnumerable<(string, string)> AsEnvironment() =>
        [("ASPNETCORE_ENVIRONMENT", "Production"), .. Values.Select(v => (v.Key.Replace(":", "__", StringComparison.Ordinal), v.Value!))];

    /// <summary>As they stand, with some changed; null takes one away.</summary>
    public IReadOnlyList<Finding> Check(params IEnumerable<(string Name, string? Value)> changes) => CheckIn("Production", changes);

    public IReadOnlyList<Finding> CheckIn(string environment, params IEnumerable<(string Name, string? Value)> changes)
    {
        var all = new Dictionary<string, string?>(Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
            if (value is null) all.Remove(name);
            else all[name] = value;
        return SettingsCheck.Run(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), environment, Now).Found;
    }

    /// <param name="password">Null: the public half alone.</param>
    public string Certificate(string name, string? password, int days = 3650, AsymmetricAlgorithm? key = null)
    {
        using var own = key ?? RSA.Create(2048);
        var request = own is RSA rsa
            ? new CertificateRequest("CN=Ombud test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Ombud test", (ECDsa)own, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(Now.AddDays(-1000), Now.AddDays(days));
        File.WriteAllBytes(At(name), made.Export(password is null ? X509ContentType.Cert : X509ContentType.Pkcs12, password));
        File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
