// Digital Post is set up whole or not at all: each wrong setting is named at start.
using Ombud.App;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class DigitalPostSettingsTests : IDisposable
{
    readonly ProductionSettings right = new();

    IEnumerable<(string, string?)> Whole =>
    [
        ("DigitalPost:OutFolder", Private("out")), ("DigitalPost:ReceiptFolder", Private("receipts")),
        ("DigitalPost:SenderCvr", "12345674"), ("DigitalPost:SenderName", "Borgerrådgiveren i Andeby Kommune"),
    ];

    [Fact]
    public void Nothing_at_all_is_right_and_so_is_the_whole() =>
        Assert.Empty(right.Check().Concat(right.Check(Whole)).Concat(right.Check([.. Whole, ("DigitalPost:InFolder", Private("in")), ("DigitalPost:Version", "1.2")])));

    [Fact]
    public void A_part_of_it_is_told_what_is_missing() =>
        Assert.Equal(["DigitalPost:OutFolder", "DigitalPost:ReceiptFolder", "DigitalPost:SenderCvr", "DigitalPost:SenderName"],
            right.Check(("DigitalPost:Version", "1.1")).Where(f => !f.IsWarning && f.Is.StartsWith("missing", StringComparison.Ordinal)).Select(f => f.Setting).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("DigitalPost:OutFoldr", "/x", "right is DigitalPost:OutFolder")]
    [InlineData("DigitalPost:OutFolder", "out", "which depends on the folder that Ombud is started in")]
    [InlineData("DigitalPost:OutFolder", "/nowhere/out", "/nowhere/out, and this user sees no such folder")]
    [InlineData("DigitalPost:InFolder", "/nowhere/in", "/nowhere/in, and this user sees no such folder")]
    [InlineData("DigitalPost:Version", "1.3", "DigitalPost:Version is \"1.3\"; right is 1.1 or 1.2")]
    [InlineData("DigitalPost:SenderCvr", "1234567", "DigitalPost:SenderCvr is \"1234567\"; right is the eight digits")]
    [InlineData("DigitalPost:SenderCvr", "DK12345674", "right is the eight digits")]
    public void A_wrong_one_is_named(string setting, string value, string words)
    {
        var found = Assert.Single(right.Check([.. Whole, (setting, value)]));
        Assert.False(found.IsWarning);
        Assert.Contains(words, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_CVR_number_that_fails_the_check_is_warned_of_for_the_register_knows_better()
    {
        var found = Assert.Single(right.Check([.. Whole, ("DigitalPost:SenderCvr", "12345678")]));
        Assert.True(found.IsWarning);
        Assert.Contains("modulus 11", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_format_does_not_hold_is_refused() =>
        Assert.Contains("a text of 257 characters", Assert.Single(right.Check([.. Whole, ("DigitalPost:SenderName", new string('x', 257))])).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Messages_and_receipts_do_not_lie_in_one_folder() =>
        Assert.Contains("the same folder as DigitalPost:OutFolder", Assert.Single(right.Check([.. Whole, ("DigitalPost:ReceiptFolder", Private("out") + "/")])).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_group_may_come_in_and_others_may_not()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Private("shared");
        const UnixFileMode Group = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(folder, Group | UnixFileMode.SetGroup);
        Assert.Empty(right.Check([.. Whole, ("DigitalPost:OutFolder", folder)]));
        File.SetUnixFileMode(folder, Group | UnixFileMode.OtherRead);
        var found = Assert.Single(right.Check([.. Whole, ("DigitalPost:OutFolder", folder)]));
        Assert.False(found.IsWarning);
        Assert.Contains($"chmod 2770 {folder}", found.ToString(), StringComparison.Ordinal);
        Assert.True(Assert.Single(right.CheckIn("Development", [.. Whole, ("DigitalPost:OutFolder", folder)])).IsWarning);
    }

    string Private(string name)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(right.At(name)).FullName;
        return Directory.CreateDirectory(right.At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    public void Dispose() => right.Dispose();
}
