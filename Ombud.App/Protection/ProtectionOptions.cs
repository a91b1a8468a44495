// Where the keys of the content stand and what protects them.
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Protection;

/// <summary>The section "Protection" of the settings.</summary>
public sealed class ProtectionOptions
{
    /// <summary>The folder of the keys, never inside the data folder. Without it: beside the data folder, with "-keys" behind its name.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>A certificate with its private key (PKCS #12) that protects the ring; production does not start without one.</summary>
    public string? CertificateFile { get; set; }
    [PasswordPropertyText(true)] public string? CertificatePassword { get; set; }

    /// <summary>The public half of a certificate whose private key is kept offline: every key is sealed to it as well.</summary>
    public string? EscrowCertificateFile { get; set; }

    /// <summary>The office does without an escrow: a lost ring is then lost content.</summary>
    public bool EscrowRenounced { get; set; }

    /// <summary>How long an archive of the database is kept by whoever keeps it: a key lives as long after it was last needed.</summary>
    [Range(1, 3650)] public int BackupDays { get; set; } = 90;

    /// <summary>For --restore alone: the private half of the escrow certificate (PKCS #12).</summary>
    public string? EscrowKeyFile { get; set; }
    [PasswordPropertyText(true)] public string? EscrowKeyPassword { get; set; }

    /// <summary>The same certificate over a copy of the keys in another folder.</summary>
    public ProtectionOptions At(string folder) => new() { KeyFolder = Path.GetFullPath(folder), CertificateFile = CertificateFile, CertificatePassword = CertificatePassword };

    /// <summary>What is wrong with them, <see cref="ProtectionCheck"/> says before this is asked.</summary>
    public static ProtectionOptions Read(IConfiguration settings, string dataFolder)
    {
        var read = settings.GetSection("Protection").Get<ProtectionOptions>() ?? new();
        read.KeyFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(read.KeyFolder ?? $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder))}-keys"));
        return read;
    }
}
