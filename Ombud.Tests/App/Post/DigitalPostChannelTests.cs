// A message lies in the folder whole or not at all, and once, whatever the app or the disk goes through.
using System.Collections.Concurrent;
using System.Xml.Linq;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class DigitalPostChannelTests : IDisposable
{
    readonly PostHouse house = new();

    [Fact]
    public async Task A_component_that_takes_what_it_sees_gets_each_of_200_letters_whole_and_once()
    {
        var stop = TestContext.Current.CancellationToken;
        var content = new byte[100_000];
        new Random(7).NextBytes(content);
        var letters = Enumerable.Range(0, 200).Select(_ => PostHouse.Letter(content)).ToList();
        var taken = new ConcurrentBag<Guid>();
        using var allWritten = new CancellationTokenSource();
        var component = Task.Run(() =>
        {
            while (true)
            {
                var isLast = allWritten.IsCancellationRequested;
                foreach (var file in house.Messages)
                {
                    var message = XDocument.Load(file); // a half one does not parse
                    Assert.Equal(content.Length, Convert.FromBase64String(message.Descendants().Single(e => e.Name.LocalName == "content").Value).Length);
                    taken.Add(Guid.Parse(Path.GetFileNameWithoutExtension(file)));
                    File.Delete(file);
                }
                if (isLast) return;
            }
        }, stop);
        await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = stop }, async (letter, _) => await house.SendWholeAsync(letter));
        await allWritten.CancelAsync();
        await component;
        Assert.Equal(letters.Select(l => l.Id).Order(), taken.Order());

        foreach (var letter in letters) await house.SendWholeAsync(letter); // the app died before it noted any of them
        Assert.Empty(Directory.EnumerateFiles(house.Out));
    }

    [Fact]
    public async Task Two_that_send_the_same_at_once_put_one_message_there()
    {
        for (var round = 0; round < 20; round++)
        {
            var letter = PostHouse.Letter(new byte[50_000]);
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.SendAsync(letter))));
            Assert.All(results, r => Assert.True(r is SendResult.Sent or SendResult.TryLater { Problem: SendProblem.Busy }));
            Assert.Contains(results, r => r is SendResult.Sent);
            Assert.Single(house.Messages);
            File.Delete(house.FileOf(letter.Id));
        }
    }

    [Fact]
    public async Task Nothing_but_the_id_stands_in_the_folder_and_others_stay_out()
    {
        var letter = PostHouse.Letter();
        await house.SendWholeAsync(letter);
        Assert.Equal([house.FileOf(letter.Id), Path.Combine(house.Out, "work")], Directory.EnumerateFileSystemEntries(house.Out).Order(StringComparer.Ordinal));
        Assert.Equal([house.MarkOf(letter.Id)], Directory.EnumerateFileSystemEntries(Path.Combine(house.Out, "work")));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(house.FileOf(letter.Id)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(house.MarkOf(letter.Id)));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(house.Out, "work")) & (UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute));
    }

    [Fact]
    public async Task After_a_crash_in_the_middle_of_the_file_it_is_written_anew()
    {
        var letter = PostHouse.Letter();
        Directory.CreateDirectory(Path.Combine(house.Out, "work"));
        await File.WriteAllBytesAsync(house.MarkOf(letter.Id), [], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(house.PartOf(letter.Id), "<?xml version=\"1.0\"?><memo:Mess", TestContext.Current.CancellationToken);
        await house.SendWholeAsync(letter);
        Assert.NotNull(XDocument.Load(house.FileOf(letter.Id)).Root);
        Assert.False(File.Exists(house.PartOf(letter.Id)));
    }

    [Fact]
    public async Task After_a_crash_before_the_file_got_its_name_it_gets_it()
    {
        var letter = PostHouse.Letter();
        await house.SendWholeAsync(letter);
        var whole = await File.ReadAllBytesAsync(house.FileOf(letter.Id), TestContext.Current.CancellationToken);
        File.Move(house.FileOf(letter.Id), house.PartOf(letter.Id)); // as it stood a moment before
        await house.SendWholeAsync(letter);
        Assert.Equal(whole, await File.ReadAllBytesAsync(house.FileOf(letter.Id), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(house.PartOf(letter.Id)));
    }

    [Fact]
    public async Task What_lies_there_was_taken_or_has_its_receipt_counts_as_sent()
    {
        var (lying, taken, received, read) = (PostHouse.Letter(), PostHouse.Letter(), PostHouse.Letter(), PostHouse.Letter());
        await File.WriteAllTextAsync(house.FileOf(lying.Id), "as it was", TestContext.Current.CancellationToken);
        await house.SendWholeAsync(taken);
        File.Delete(house.FileOf(taken.Id));
        house.Put($"{received.Id.ToString().ToUpperInvariant()}-1.xml", []);
        File.WriteAllBytes(Path.Combine(house.Folder("receipts/read"), $"{read.Id}.xml"), []);
        foreach (var letter in (Envelope[])[lying, taken, received, read]) await house.SendWholeAsync(letter);
        Assert.Equal([house.FileOf(lying.Id)], house.Messages);
        Assert.Equal("as it was", await File.ReadAllTextAsync(house.FileOf(lying.Id), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Somebody_who_is_at_it_already_is_waited_for()
    {
        var letter = PostHouse.Letter();
        Directory.CreateDirectory(Path.Combine(house.Out, "work"));
        await using (new FileStream(house.MarkOf(letter.Id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(new SendResult.TryLater(SendProblem.Busy), await house.SendAsync(letter));
        Assert.Empty(house.Messages);
        await house.SendWholeAsync(letter);
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_half_and_the_letter_goes_out_later()
    {
        if (OperatingSystem.IsWindows()) return;
        var letter = PostHouse.Letter(new byte[500_000]);
        File.CreateSymbolicLink(house.PartOf(letter.Id), "/dev/full"); // each write there fails for want of room
        Assert.Equal(new SendResult.TryLater(SendProblem.FolderNotWritable), await house.SendAsync(letter));
        Assert.Empty(Directory.EnumerateFiles(house.Out));
        await house.SendWholeAsync(letter);
        Assert.Equal([house.FileOf(letter.Id)], house.Messages);
    }

    [Fact]
    public async Task A_folder_that_is_gone_or_takes_nothing_is_tried_later_and_not_made()
    {
        var letter = PostHouse.Letter();
        house.Options.OutFolder = Path.Combine(house.Out, "not-mounted");
        Assert.Equal(new SendResult.TryLater(SendProblem.FolderMissing), await house.SendAsync(letter));
        Assert.False(Directory.Exists(house.Options.OutFolder));

        house.Options.OutFolder = house.Folder("blocked");
        await File.WriteAllTextAsync(Path.Combine(house.Options.OutFolder, "work"), "a file in the way", TestContext.Current.CancellationToken);
        Assert.Equal(new SendResult.TryLater(SendProblem.FolderNotWritable), await house.SendAsync(letter));

        if (OperatingSystem.IsWindows()) return;
        house.Options.OutFolder = "/sys/kernel"; // not even root may make anything there
        Assert.Equal(new SendResult.TryLater(SendProblem.FolderNotWritable), await house.SendAsync(letter));
    }

    [Fact]
    public async Task Without_a_mailbox_trying_again_would_not_help()
    {
        foreach (var mailbox in (Mailbox?[])[null, new(MailboxKind.Cpr, "010770123"), new(MailboxKind.Cpr, "010770-123"), new(MailboxKind.Cvr, PostHouse.Cpr), new(MailboxKind.Cvr, "1234567\u0664")])
            Assert.Equal(new SendResult.GiveUp(SendProblem.NoMailbox), await house.SendAsync(PostHouse.Letter() with { Mailbox = mailbox }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(house.Out));
    }

    [Fact]
    public async Task Without_settings_letters_wait()
    {
        house.Options.SenderCvr = null;
        Assert.Equal(new SendResult.TryLater(SendProblem.NotSetUp), await house.SendAsync(PostHouse.Letter()));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => house.Channel.SendAsync(PostHouse.Letter(), stopped.Token));
    }

    public void Dispose() => house.Dispose();
}
