// Where the chain of the access log stood, hour by hour, in a file apart from the database.
using System.Globalization;

namespace Ombud.App.Protection;

public enum AnchorKind
{
    /// <summary>The last row at this moment.</summary>
    Head = 1,
    /// <summary>The rows up to this one were deleted because their time was over; the chain goes on from here.</summary>
    Cut,
    /// <summary>A backup was put back whose last row is this one; later rows that were noted before are lost with what came after the backup.</summary>
    Restored,
}

public sealed record Anchor(AnchorKind Kind, DateTimeOffset At, long Sequence, byte[] Link);

/// <summary>One file a node in the key folder; each line carries a signature. What was cut off the end of the log is missed because of it.</summary>
public sealed class AnchorFile(KeyedChain chain, ProtectionOptions options)
{
    public const string Ending = ".anchors";
    const char Between = ';';

    public void Add(string node, Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        var note = string.Join(Between, node, anchor.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            anchor.Sequence.ToString(CultureInfo.InvariantCulture), Convert.ToHexStringLower(anchor.Link), anchor.Kind.ToString());
        PrivateFolder.AppendLine(FileOf(node), $"{note}{Between}{chain.Sign(note)}");
    }

    /// <summary>In the order in which they were written; null where a line is not what was written.</summary>
    public IReadOnlyList<Anchor?> Read(string node) =>
        File.Exists(FileOf(node)) ? [.. File.ReadLines(FileOf(node)).Where(line => line.Length > 0).Select(line => Parse(node, line))] : [];

    /// <summary>The nodes that have left an anchor.</summary>
    public IReadOnlyList<string> Nodes => [.. Directory.EnumerateFiles(options.KeyFolder!, $"*{Ending}").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    Anchor? Parse(string node, string line)
    {
        var parts = line.Split(Between);
        if (parts.Length != 6 || parts[0] != node || chain.Sign(string.Join(Between, parts[..5])) != parts[5]) return null;
        return new(Enum.Parse<AnchorKind>(parts[4]), DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture),
            long.Parse(parts[2], CultureInfo.InvariantCulture), Convert.FromHexString(parts[3]));
    }

    string FileOf(string node) => Path.Combine(options.KeyFolder!, $"{node}{Ending}");
}
