// The Data Protection ring for the keys of content; apart from the ring of the cookies.
using Microsoft.AspNetCore.DataProtection;

namespace Ombud.App.Protection;

/// <summary>
/// A ring changes its own key every 90 days and keeps the old ones, so that what it wrapped stays readable. It is made by hand,
/// not taken from the app's services: those hold the cookie ring, and tests run several hosts in a process.
/// </summary>
public sealed class KeyRing
{
    public const string RingFolder = "ring";

    readonly IPersistedDataProtector protector;

    public KeyRing(ProtectionOptions options) : this(options, isCopy: false) { }

    /// <param name="isCopy">A copy is read only: no new key is made in it.</param>
    public KeyRing(ProtectionOptions options, bool isCopy)
    {
        ArgumentNullException.ThrowIfNull(options);
        var certificate = Certificates.OfRing(options);
        _ = PrivateFolder.Make(options.KeyFolder!); // by itself: a folder that is made on the way to another gets the rights of the system
        var provider = DataProtectionProvider.Create(PrivateFolder.Make(Path.Combine(options.KeyFolder!, RingFolder)), builder =>
        {
            builder.SetApplicationName("Ombud.CaseKeys");
            if (certificate is not null) builder.ProtectKeysWithCertificate(certificate);
            if (isCopy) builder.DisableAutomaticKeyGeneration();
        });
        protector = (IPersistedDataProtector)provider.CreateProtector("key-files");
    }

    public byte[] Wrap(byte[] key) => protector.Protect(key);

    /// <summary>Also with a ring key that was revoked meanwhile: what it wrapped must not be lost with it.</summary>
    public byte[] Unwrap(byte[] wrapped) => protector.DangerousUnprotect(wrapped, ignoreRevocationErrors: true, out _, out _);
}
