// The folders in which mail and Digital Post for the office arrive: each file is read, and moved away once the caller has noted it.
using System.Runtime.ExceptionServices;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Post;

public sealed partial class IncomingFolders(DigitalPostOptions digital, IncomingOptions options, TimeProvider clock, ILogger<IncomingFolders> log)
{
    sealed record Source(Channel Channel, string? Folder, string Pattern, Func<byte[], DateTimeOffset, (IncomingMessage?, UnreadableReason?)> Read);

    readonly Source[] sources =
    [
        new(Channel.DigitalPost, digital.InFolder, "*.xml", MemoFile.Read),
        new(Channel.Email, options.MailFolder, "*.eml", MailFile.Read),
    ];

    public bool Any => sources.Any(source => source.Folder is not null);

    /// <summary>One after the other, so that not more than one message is in memory. A file that was written within the last minute is left for the next call.</summary>
    /// <exception cref="IOException">A folder is away; those of the others were given before.</exception>
    public IEnumerable<DroppedFile> Read()
    {
        ExceptionDispatchInfo? away = null;
        foreach (var source in sources.Where(source => source.Folder is not null))
        {
            var folder = new DropFolder(source.Folder!, clock);
            IReadOnlyList<string> names = [];
            try { names = [.. folder.Names(source.Pattern)]; }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { away ??= ExceptionDispatchInfo.Capture(e); }
            foreach (var name in names)
                if (folder.IsAtRest(name) && ReadOne(folder, name, source) is { } read) yield return read;
        }
        away?.Throw();
    }

    /// <summary>The caller has noted it for good.</summary>
    public void Done(DroppedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = new DropFolder(sources.Single(source => source.Channel == file.Channel).Folder!, clock);
        if (file.Unreadable is { } why) folder.SetAside(file.File, Kebab.Of(why));
        else folder.Done(file.File);
    }

    /// <summary>What was read some days ago lies in clear here and is sealed with Ombud.</summary>
    /// <exception cref="IOException">A folder is away; those of the others were deleted all the same.</exception>
    public void DeleteRead()
    {
        var before = clock.GetUtcNow().AddDays(-options.ReadDays);
        ExceptionDispatchInfo? away = null;
        foreach (var source in sources.Where(source => source.Folder is not null))
        {
            try { new DropFolder(source.Folder!, clock).DeleteRead(before); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { away ??= ExceptionDispatchInfo.Capture(e); }
        }
        away?.Throw();
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
#pragma warning disable CA1031 // Anybody may send a message: one that runs into a mistake of a reader must not hold up all that come after it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(log, source.Channel, e.GetType().Name);
            return new(source.Channel, name, null, null, UnreadableReason.Unexpected);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file of {Channel} ran into a {Mistake} and is set aside.")]
    static partial void Failed(ILogger log, Channel channel, string mistake);
}
