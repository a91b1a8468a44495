// A second way to every key, for the day when the ring or its certificate is lost: sealed to a certificate whose private key is kept offline.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.App.Protection;

/// <summary>
/// Beside each key file stands the same key, encrypted with RSA to the escrow certificate. The app holds the public half alone. Where
/// a key is destroyed, its escrow goes with it.
/// </summary>
public sealed class Escrow(ProtectionOptions options)
{
    public const string Ending = ".escrow";

    /// <summary>Makes good what is missing: keys from before the certificate was named, or sealed to one that was exchanged.</summary>
    public void Keep(string keyFile, byte[] key)
    {
        if (options.EscrowCertificateFile is null) return;
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(options.EscrowCertificateFile);
        var file = Path.ChangeExtension(keyFile, $".{certificate.Thumbprint[..8].ToLowerInvariant()}{Ending}");
        if (File.Exists(file)) return;
        using var rsa = certificate.GetRSAPublicKey() ?? throw new SettingsException("Protection:EscrowCertificateFile holds no RSA key.");
        var fresh = $"{file}.{Guid.NewGuid():N}.new";
        PrivateFolder.Write(fresh, rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
        File.Move(fresh, file, overwrite: true);
        foreach (var other in Of(keyFile).Where(other => other != file)) File.Delete(other);
    }

    /// <summary>The key of a file by way of its escrow.</summary>
    /// <exception cref="SettingsException">The escrow is missing or was sealed to another certificate.</exception>
    public static byte[] Open(string keyFile, X509Certificate2 withPrivateKey)
    {
        using var rsa = withPrivateKey.GetRSAPrivateKey() ?? throw new SettingsException("Protection:EscrowKeyFile holds no private RSA key.");
        var name = Path.GetFileNameWithoutExtension(keyFile);
        var sealedKey = Of(keyFile).SingleOrDefault() ?? throw new SettingsException($"The key \"{name}\" has no escrow.");
        try { return rsa.Decrypt(File.ReadAllBytes(sealedKey), RSAEncryptionPadding.OaepSHA256); }
        catch (CryptographicException) { throw new SettingsException($"The escrow of the key \"{name}\" does not open with Protection:EscrowKeyFile."); }
    }

    public static IEnumerable<string> Of(string keyFile) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(keyFile)!, $"{Path.GetFileNameWithoutExtension(keyFile)}.*{Ending}");
}
