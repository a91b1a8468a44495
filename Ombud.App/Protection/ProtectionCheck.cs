// Whether keys and certificates are as the settings say: there, whole, private, not about to run out, and the ones that the keys were made with.
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.App.Protection;

static class ProtectionCheck
{
    /// <summary>How long before its end a certificate is told of.</summary>
    const int WarnDays = 60;

    public static IEnumerable<Finding> Run(IConfiguration settings, string dataFolder, bool isProduction, DateTimeOffset now, bool looksAtKeys = true)
    {
        var options = ProtectionOptions.Read(settings, dataFolder);
        List<Finding> found =
        [
            .. Folder(options.KeyFolder!, Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder))),
            .. FolderCheck.Run("Protection:KeyFolder", options.KeyFolder!, isProduction),
        ];
        using var ring = Load(found, "Protection:CertificateFile", options.CertificateFile, file => Certificates.TryOpen(file, options.CertificatePassword, nameof(options.CertificatePassword)), isPrivate: true, now);
        using var escrow = Load(found, "Protection:EscrowCertificateFile", options.EscrowCertificateFile, Certificates.TryOpenPublic, isPrivate: false, now);
        using var offline = Load(found, "Protection:EscrowKeyFile", options.EscrowKeyFile, file => Certificates.TryOpen(file, options.EscrowKeyPassword, nameof(options.EscrowKeyPassword)), isPrivate: true, now);
        if (isProduction && options.CertificateFile is null)
            found.Add(new("Protection:CertificateFile", "missing, and Ombud does not start in production with unprotected keys", "the file of a PKCS #12 certificate"));
        if (isProduction && options is { EscrowCertificateFile: null, EscrowRenounced: false })
            found.Add(new("Protection:EscrowCertificateFile", "missing, and Ombud does not start in production without a second way to the keys", "the public half of an offline certificate, or Protection:EscrowRenounced = true where a lost ring may mean lost cases"));
        if (ring is not null && escrow?.Thumbprint == ring.Thumbprint)
            found.Add(new("Protection:EscrowCertificateFile", "the same certificate as Protection:CertificateFile", "another one, whose private half is kept offline"));
        if (isProduction && options.EscrowKeyFile is not null)
            found.Add(new("Protection:EscrowKeyFile", "set", "no such setting but for the one --restore that needs it: the private half of the escrow belongs in a safe", IsWarning: true));
        if (looksAtKeys && found.All(f => f.IsWarning) && FirstThatDoesNotOpen(options) is { } key)
            found.Add(new("Protection:KeyFolder", $"a folder whose key \"{key}\" does not open", "the folder with the ring, and the certificate of that ring, that its keys were made with"));
        return found;
    }

    static IEnumerable<Finding> Folder(string keys, string data)
    {
        if (keys == data || keys.StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            yield return new("Protection:KeyFolder", "inside Storage:DataFolder, and who takes the one must not get the other", "a folder outside");
    }

    static X509Certificate2? Load(List<Finding> found, string setting, string? file, Func<string, (X509Certificate2? Opened, string? Why)> open, bool isPrivate, DateTimeOffset now)
    {
        if (file is null) return null;
        if (!File.Exists(file))
        {
            found.Add(new(setting, $"{file}, and this user sees no such file", "the full path of a file that the app's user may read"));
            return null;
        }
        try
        {
            var (certificate, why) = open(file);
            if (certificate is null) found.Add(new(setting, why!, isPrivate ? "a PKCS #12 file with an RSA certificate, its private key, and its password" : "a certificate with an RSA key, without its private half"));
            else found.AddRange(Age(setting, certificate, now));
            if (isPrivate && FolderCheck.IsReadByAll(file)) found.Add(new(setting, $"{file}, which every user of this machine may read", $"a file for the app's user alone (chmod 600 {file})", IsWarning: true));
            return certificate;
        }
        catch (UnauthorizedAccessException) { found.Add(new(setting, $"{file}, which this user may not read", "a file that the app's user may read")); }
        return null;
    }

    /// <summary>
    /// A warning, never a "no": a certificate goes on to open what it protects after its last day, and an office must not stand still
    /// because a machine was started anew on the day after.
    /// </summary>
    static IEnumerable<Finding> Age(string setting, X509Certificate2 certificate, DateTimeOffset now)
    {
        var (from, to) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        if (from > now) yield return new(setting, string.Create(CultureInfo.InvariantCulture, $"a certificate that begins on {from:yyyy-MM-dd}"), "one that is valid today, and a clock that goes right", IsWarning: true);
        if (to < now.AddDays(WarnDays))
            yield return new(setting, string.Create(CultureInfo.InvariantCulture, $"a certificate that {(to < now ? "ended" : "ends")} on {to:yyyy-MM-dd}"), "one with time left: docs/install.md says how to change it", IsWarning: true);
    }

    /// <summary>Null: all open, or there are none yet. Read from the ring as it is; nothing is made.</summary>
    static string? FirstThatDoesNotOpen(ProtectionOptions options)
    {
        if (!Directory.Exists(options.KeyFolder)) return null;
        var keys = Directory.EnumerateFiles(options.KeyFolder, $"*{KeyFiles.Ending}").Order(StringComparer.Ordinal).ToList();
        if (keys.Count == 0) return null;
        if (!Directory.Exists(Path.Combine(options.KeyFolder, KeyRing.RingFolder))) return Path.GetFileNameWithoutExtension(keys[0]);
        var ring = new KeyRing(options, isCopy: true);
        foreach (var key in keys)
        {
            try { _ = ring.Unwrap(File.ReadAllBytes(key)); }
            catch (CryptographicException) { return Path.GetFileNameWithoutExtension(key); }
        }
        return null;
    }
}
