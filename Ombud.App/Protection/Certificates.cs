// Opens the certificates that the settings name, or says what keeps them from opening.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.App.Protection;

static class Certificates
{
    /// <summary>The one that protects the rings; null where the settings name none.</summary>
    public static X509Certificate2? OfRing(ProtectionOptions options) => options.CertificateFile is { } file
        ? Required(nameof(options.CertificateFile), TryOpen(file, options.CertificatePassword, nameof(options.CertificatePassword)))
        : null;

    /// <summary>The offline half of the escrow, for a restore.</summary>
    public static X509Certificate2 OfEscrow(ProtectionOptions options) =>
        Required(nameof(options.EscrowKeyFile), TryOpen(options.EscrowKeyFile!, options.EscrowKeyPassword, nameof(options.EscrowKeyPassword)));

    /// <summary>With its private half; else why not, as the end of the sentence "the setting is …".</summary>
    public static (X509Certificate2? Opened, string? Why) TryOpen(string file, string? password, string passwordSetting)
    {
        X509Certificate2 opened;
        try { opened = X509CertificateLoader.LoadPkcs12FromFile(file, password); }
        catch (CryptographicException) { return (null, $"no PKCS #12 file that opens, or Protection:{passwordSetting} is not its password"); }
        using var rsa = opened.GetRSAPrivateKey();
        return rsa is not null ? (opened, null) : (null, "a file that holds no private RSA key");
    }

    /// <summary>The public half alone.</summary>
    public static (X509Certificate2? Opened, string? Why) TryOpenPublic(string file)
    {
        X509Certificate2 opened;
        try { opened = X509CertificateLoader.LoadCertificateFromFile(file); }
        catch (CryptographicException) { return (null, "no certificate that can be read"); }
        using var rsa = opened.GetRSAPublicKey();
        return rsa is not null ? (opened, null) : (null, "a certificate without an RSA key");
    }

    static X509Certificate2 Required(string setting, (X509Certificate2? Opened, string? Why) tried) =>
        tried.Opened ?? throw new SettingsException($"Protection:{setting} is {tried.Why}.");
}
