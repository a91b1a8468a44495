// What a message that came in says, as it is sealed and opened.
namespace Ombud.App.Vault;

/// <param name="Cpr">Ten digits.</param>
/// <param name="File">Of one that could not be read: what the file is called, so that somebody finds it in the folder.</param>
public sealed record IncomingContent(string? Name, string? Cpr, string? Email, string? Subject, string? Text, IReadOnlyList<IncomingFile> Files, string? File = null)
{
    public static IncomingContent OfUnreadable(string file) => new(null, null, null, null, null, [], file);

    public override string ToString() => nameof(IncomingContent);
}

/// <summary>A file that came along.</summary>
/// <param name="Document">The id that it gets on a case.</param>
/// <param name="MediaType">Told by the content. Null: a case does not take such a file, and nothing but its name is kept.</param>
/// <param name="IsLeftOut">Somebody has said that it is not to go onto the case, such as the picture under a mail.</param>
public sealed record IncomingFile(Guid Document, string Name, string? MediaType, long Size, bool IsLeftOut = false)
{
    public bool IsTaken => MediaType is not null;

    /// <summary>It becomes a document of the case.</summary>
    public bool IsFiled => IsTaken && !IsLeftOut;

    public override string ToString() => nameof(IncomingFile);
}
