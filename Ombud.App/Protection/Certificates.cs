// Opens the certificates that the settings name, or says which one does not open and why.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.App.Protection;

static class Certificates
{
    /// <summary>The one that protects the rings; null where the settings name none.</summary>
    public static X509Certificate2? OfRing(ProtectionOptions options) => options.CertificateFile is { } file
        ? Open(file, options.CertificatePassword, nameof(options.CertificateFile), nameof(options.CertificatePassword))
        : null;

    /// <summary>The offline half of the escrow, for a restore.</summary>
    public static X509Certificate2 OfEscrow(ProtectionOptions options) =>
        Open(options.EscrowKeyFile!, options.EscrowKeyPassword, nameof(options.EscrowKeyFile), nameof(options.EscrowKeyPassword));

    static X509Certificate2 Open(string file, string? password, string setting, string passwordSetting)
    {
        X509Certificate2 opened;
        try { opened = X509CertificateLoader.LoadPkcs12FromFile(file, password); }
        catch (CryptographicException e)
        {
            throw new SettingsException($"Protection:{setting} does not open. It is no PKCS #12 file, or Protection:{passwordSetting} is not its password.", e);
        }
        using var rsa = opened.GetRSAPrivateKey();
        return rsa is not null ? opened : throw new SettingsException($"Protection:{setting} holds no private RSA key.");
    }
}
