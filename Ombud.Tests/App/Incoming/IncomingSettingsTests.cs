// The folder of mail is there, closed to others and no folder of something else, or the start says what is wrong.
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

[Trait(Needs.Database, Needs.None)]
public sealed class IncomingSettingsTests : IDisposable
{
    readonly ProductionSettings right = new();
    readonly PostDrop drop = new();

    [Fact]
    public void A_folder_of_its_own_is_right() => Assert.Empty(right.Check([.. drop.Settings.Select(s => (s.Key, s.Value))]));

    [Theory]
    [InlineData("Incoming:MailFoldr", "/x", "right is Incoming:MailFolder")]
    [InlineData("Incoming:MailFolder", "mail", "which depends on the folder that Ombud is started in")]
    [InlineData("Incoming:MailFolder", "/nowhere/mail", "/nowhere/mail, and this user sees no such folder")]
    [InlineData("Incoming:KeptDays", "0", "from 1 to 3650")]
    public void A_wrong_one_is_named(string setting, string value, string words)
    {
        var found = Assert.Single(right.Check((setting, value)));
        Assert.False(found.IsWarning);
        Assert.Contains(words, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_and_Digital_Post_do_not_lie_in_one_folder() =>
        Assert.Contains("the same folder as DigitalPost:InFolder",
            Assert.Single(right.Check([.. drop.Settings.Select(s => (s.Key, s.Key is "Incoming:MailFolder" ? drop.Digital + "/" : s.Value))])).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_folder_for_everybody_on_the_machine_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(drop.Mails, File.GetUnixFileMode(drop.Mails) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.Contains("which every user of this machine may enter", Assert.Single(right.Check(("Incoming:MailFolder", drop.Mails))).ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        drop.Dispose();
        right.Dispose();
    }
}
