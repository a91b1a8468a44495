// The folder of receipts: what has come is read, and moved away once the caller has noted it.
namespace Ombud.App.Post;

/// <summary>A receipt stays where it is until <see cref="Done"/>: who was killed in between reads it again. No file is deleted.</summary>
public sealed class DigitalPostReceipts(DigitalPostOptions options, TimeProvider clock)
{
    const string UnknownId = "unknown-id";

    DropFolder Folder => new(options.ReceiptFolder!, clock);

    /// <summary>In the order of their names. What is no receipt is moved to "unreadable", beside a .txt that says why in a code.</summary>
    /// <param name="most">Of receipts; the rest is there at the next call.</param>
    public IReadOnlyList<Receipt> Read(int most)
    {
        List<Receipt> read = [];
        if (options.ReceiptFolder is null) return read;
        var folder = Folder;
        foreach (var name in folder.Names("*.xml"))
        {
            if (read.Count >= most) break;
            var (receipt, why) = ReadOne(folder, name);
            if (receipt is not null) read.Add(receipt);
            else if (why is not null && folder.IsAtRest(name)) folder.SetAside(name, why);
        }
        return read;
    }

    /// <summary>The caller has noted it for good. Asked twice, it does nothing the second time.</summary>
    public void Done(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        Folder.Done(receipt.File);
        if (options.OutFolder is { } folder) new DigitalPostFolder(folder).Forget(receipt.Id);
    }

    /// <summary>The caller knows no message with that id.</summary>
    public void SetAside(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        Folder.SetAside(receipt.File, UnknownId);
    }

    /// <summary>Known by names that begin with the id, as the component is asked to give them.</summary>
    internal static bool HasOneOf(Guid id, DigitalPostOptions options) =>
        options.ReceiptFolder is { } folder
        && new[] { folder, Path.Combine(folder, DropFolder.ReadFolder) }.Where(Directory.Exists)
            .Any(f => Directory.EnumerateFiles(f, $"{id:D}*", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Any());

    static (Receipt? Receipt, string? Why) ReadOne(DropFolder folder, string name)
    {
        try { return folder.Read(name, ReceiptFile.MostBytes) is { } content ? ReceiptFile.Read(content, name) : (null, "too-large"); }
        catch (FileNotFoundException) { return (null, null); } // another node was here
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return (null, "no-access"); }
    }
}
