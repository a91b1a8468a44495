// A certificate of a test's own, as a PKCS #12 file.
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
}
