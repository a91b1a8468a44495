// What was read and sealed does not lie about in clear for longer than the settings say.
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Post;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

public sealed class ReadFilesTests : IDisposable
{
    readonly PostDrop drop = new();
    readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 8, 41, 0, TimeSpan.Zero));

    IncomingFolders Folders => new(drop.DigitalOptions, drop.Options, clock, NullLogger<IncomingFolders>.Instance);

    public void Dispose() => drop.Dispose();

    [Fact]
    public void What_was_read_is_deleted_when_its_days_are_over_and_nothing_else()
    {
        drop.PutMail("1.eml", PostDrop.Mail());
        drop.PutMemo("2.xml", "dette er ikke en besked");
        foreach (var file in Folders.Read().ToList()) Folders.Done(file);
        clock.Advance(TimeSpan.FromDays(13));
        PostDrop.Put(drop.Mails, "3.eml", Encoding.UTF8.GetBytes(PostDrop.Mail(id: "a3@post.example")), minutesAgo: -13 * 24 * 60 + 60);
        Folders.Done(Assert.Single(Folders.Read()));
        drop.PutMail("4.eml", PostDrop.Mail(id: "a4@post.example"));
        Folders.DeleteRead();
        Assert.Equal(["1.eml", "3.eml"], PostDrop.Names(drop.Mails, "read"));
        clock.Advance(TimeSpan.FromDays(2));
        Folders.DeleteRead();
        Assert.Equal(["3.eml"], PostDrop.Names(drop.Mails, "read"));
        Assert.Equal(["2.xml", "2.xml.txt"], PostDrop.Names(drop.Digital, "unreadable"));
        Assert.True(File.Exists(Path.Combine(drop.Mails, "4.eml")));
    }
}
