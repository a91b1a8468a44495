// Whether the folder of mail can be used, is closed to others and is no folder of something else.
namespace Ombud.App.Post;

static class IncomingCheck
{
    const string Setting = $"{IncomingOptions.Section}:{nameof(IncomingOptions.MailFolder)}";

    public static IEnumerable<Finding> Run(IConfiguration settings, bool isProduction)
    {
        if (IncomingOptions.Of(settings).MailFolder is not { } folder) return [];
        var digital = DigitalPostOptions.Of(settings);
        (string Name, string? Folder)[] others = [(nameof(digital.OutFolder), digital.OutFolder), (nameof(digital.ReceiptFolder), digital.ReceiptFolder), (nameof(digital.InFolder), digital.InFolder)];
        return
        [
            .. FolderCheck.Shared(Setting, folder, isProduction),
            .. from other in others
               where other.Folder is not null && Full(other.Folder) == Full(folder)
               select new Finding(Setting, $"the same folder as {DigitalPostOptions.Section}:{other.Name}", "a folder of its own"),
        ];
    }

    static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
