// Certificates of a test's own: as a PKCS #12 file, or for a server.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.Tests.Fixtures;

static class TestCertificate
{
    public static string Make(string file, string password)
    {
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=Ombud test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, password));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    /// <summary>Of a server by that name; its public half goes to a file (PEM), and its private half too where one is named.</summary>
    public static X509Certificate2 OfServer(string name, string file, string? keyFile = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(file, made.ExportCertificatePem());
        if (keyFile is not null) File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        // As a server needs it everywhere: with a key that is read from somewhere.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
