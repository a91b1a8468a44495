// Where the keys of the content stand and what protects them.
namespace Ombud.App.Protection;

/// <summary>The section "Protection" of the settings.</summary>
public sealed class ProtectionOptions
{
    /// <summary>The folder of the keys, never inside the data folder. Without it: beside the data folder, with "-keys" behind its name.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>A certificate with its private key (PKCS #12) that protects the ring; production does not start without one.</summary>
    public string? CertificateFile { get; set; }
    public string? CertificatePassword { get; set; }

    /// <summary>The public half of a certificate whose private key is kept offline: every key is sealed to it as well.</summary>
    public string? EscrowCertificateFile { get; set; }

    /// <summary>The office does without an escrow: a lost ring is then lost content.</summary>
    public bool EscrowRenounced { get; set; }

    /// <summary>How long an archive of the database is kept by whoever keeps it: a key lives as long after it was last needed.</summary>
    public int BackupDays { get; set; } = 90;

    /// <summary>For --restore alone: the private half of the escrow certificate (PKCS #12).</summary>
    public string? EscrowKeyFile { get; set; }
    public string? EscrowKeyPassword { get; set; }

    /// <summary>The same certificate over a copy of the keys in another folder.</summary>
    public ProtectionOptions At(string folder) => new() { KeyFolder = Path.GetFullPath(folder), CertificateFile = CertificateFile, CertificatePassword = CertificatePassword };

    /// <summary>The settings as they hold, or everything that is wrong with them.</summary>
    public static ProtectionOptions Read(IConfiguration settings, string dataFolder, bool isProduction)
    {
        var read = settings.GetSection("Protection").Get<ProtectionOptions>() ?? new();
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        read.KeyFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(read.KeyFolder ?? $"{data}-keys"));
        List<string> wrong = [];
        if (read.KeyFolder == data || read.KeyFolder.StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            wrong.Add("Protection:KeyFolder lies inside Storage:DataFolder. Who takes the one must not get the other: name a folder outside.");
        if (isProduction && read.CertificateFile is null)
            wrong.Add("Ombud does not start in production with unprotected keys. Missing setting: Protection:CertificateFile.");
        if (isProduction && read is { EscrowCertificateFile: null, EscrowRenounced: false })
            wrong.Add("Ombud does not start in production without a second way to the keys. Missing setting: Protection:EscrowCertificateFile, or Protection:EscrowRenounced = true where a lost ring may mean lost cases.");
        foreach (var (name, file) in ((string, string?)[])[(nameof(CertificateFile), read.CertificateFile), (nameof(EscrowCertificateFile), read.EscrowCertificateFile), (nameof(EscrowKeyFile), read.EscrowKeyFile)])
            if (file is not null && !File.Exists(file)) wrong.Add($"Protection:{name} names a file that is not there.");
        return wrong.Count == 0 ? read : throw new SettingsException(string.Join(Environment.NewLine, wrong));
    }
}
