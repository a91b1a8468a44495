// Whether Digital Post is set up whole: folders that can be used and are closed to others, a sender that can be one, a version that exists.
using System.Globalization;

namespace Ombud.App.Post;

static class DigitalPostCheck
{
    static readonly int[] CvrWeights = [2, 7, 6, 5, 4, 3, 2, 1];

    public static IEnumerable<Finding> Run(IConfiguration settings, bool isProduction)
    {
        if (!settings.GetSection(DigitalPostOptions.Section).GetChildren().Any()) return [];
        var options = DigitalPostOptions.Of(settings);
        return
        [
            .. Folder(nameof(options.OutFolder), options.OutFolder, isProduction),
            .. Folder(nameof(options.ReceiptFolder), options.ReceiptFolder, isProduction),
            .. options.InFolder is null ? [] : Folder(nameof(options.InFolder), options.InFolder, isProduction),
            .. Shared(options),
            .. Sender(options),
            .. options.Version is DigitalPostOptions.Memo11 or DigitalPostOptions.Memo12
                ? Array.Empty<Finding>()
                : [new(Name(nameof(options.Version)), $"\"{options.Version}\"", $"{DigitalPostOptions.Memo11} or {DigitalPostOptions.Memo12}")],
        ];
    }

    static IEnumerable<Finding> Folder(string setting, string? folder, bool isProduction) =>
        folder is null ? [Missing(setting, "a folder that the app and the distribution component share")] : FolderCheck.Shared(Name(setting), folder, isProduction);

    /// <summary>Receipts are taken out of their folder: what else lies there would be set aside as unreadable.</summary>
    static IEnumerable<Finding> Shared(DigitalPostOptions options)
    {
        (string Setting, string? Folder)[] all = [(nameof(options.OutFolder), options.OutFolder), (nameof(options.ReceiptFolder), options.ReceiptFolder), (nameof(options.InFolder), options.InFolder)];
        return from one in all.Index()
               where one.Item.Folder is not null
               let same = all.Take(one.Index).FirstOrDefault(other => other.Folder is not null && Full(other.Folder) == Full(one.Item.Folder))
               where same.Folder is not null
               select new Finding(Name(one.Item.Setting), $"the same folder as {Name(same.Setting)}", "a folder of its own");
    }

    static IEnumerable<Finding> Sender(DigitalPostOptions options)
    {
        const string Right = "the eight digits of the CVR number that the messages are sent from";
        var cvr = Name(nameof(options.SenderCvr));
        if (options.SenderCvr is not { } number) yield return Missing(nameof(options.SenderCvr), Right);
        else if (number.Length != CvrWeights.Length || !number.All(char.IsAsciiDigit)) yield return new(cvr, $"\"{number}\"", Right);
        else if (CvrWeights.Select((weight, at) => weight * (number[at] - '0')).Sum() % 11 != 0)
            yield return new(cvr, $"{number}, whose check digit is another (modulus 11)", Right, IsWarning: true);
        if (options.SenderName is not { } name) yield return Missing(nameof(options.SenderName), "what recipients are to see as the sender");
        else if (name.Length > MemoMessage.MostText)
            yield return new(Name(nameof(options.SenderName)), string.Create(CultureInfo.InvariantCulture, $"a text of {name.Length} characters"), string.Create(CultureInfo.InvariantCulture, $"one of up to {MemoMessage.MostText}"));
    }

    static Finding Missing(string setting, string right) => new(Name(setting), "missing, and Digital Post is set up whole or not at all", right);

    static string Name(string setting) => $"{DigitalPostOptions.Section}:{setting}";

    static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
