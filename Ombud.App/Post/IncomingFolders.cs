// The folders in which mail and Digital Post for the office arrive: each file is read, and moved away once the caller has noted it.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Post;

public sealed class IncomingFolders(DigitalPostOptions digital, IncomingOptions options, TimeProvider clock)
{
    sealed record Source(Channel Channel, string? Folder, string Pattern, Func<byte[], DateTimeOffset, (IncomingMessage?, UnreadableReason?)> Read);

    readonly Source[] sources =
    [
        new(Channel.DigitalPost, digital.InFolder, "*.xml", MemoFile.Read),
        new(Channel.Email, options.MailFolder, "*.eml", MailFile.Read),
    ];

    public bool Any => sources.Any(source => source.Folder is not null);

    /// <summary>One after the other, so that not more than one message is in memory. A file that was written within the last minute is left for the next call.</summary>
    public IEnumerable<DroppedFile> Read() =>
        from source in sources
        where source.Folder is not null
        let folder = new DropFolder(source.Folder!, clock)
        from name in folder.Names(source.Pattern)
        where folder.IsAtRest(name)
        let read = ReadOne(folder, name, source)
        where read is not null
        select read;

    /// <summary>The caller has noted it for good.</summary>
    public void Done(DroppedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = new DropFolder(sources.Single(source => source.Channel == file.Channel).Folder!, clock);
        if (file.Unreadable is { } why) folder.SetAside(file.File, Kebab.Of(why));
        else folder.Done(file.File);
    }

    DroppedFile? ReadOne(DropFolder folder, string name, Source source)
    {
        try
        {
            if (folder.Read(name, IncomingMessage.MostFileBytes) is not { } bytes) return new(source.Channel, name, null, null, UnreadableReason.TooLarge);
            var (message, why) = source.Read(bytes, clock.GetUtcNow());
            return new(source.Channel, name, bytes, message, why);
        }
        catch (FileNotFoundException) { return null; } // another node was here
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return new(source.Channel, name, null, null, UnreadableReason.NoAccess); }
    }
}
