// What runs in a process of its own to be killed: eight writers at the desk, or a migration. Says on its output what it was told is done.
using System.Text;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

/// <param name="Task">Write or Migrate.</param>
/// <param name="Record">Where to note what SQLite asks of the disk; null: nothing is noted.</param>
/// <param name="Pragmas">What is set differently from the app.</param>
sealed record VictimOrders(string Task, string Folder, string Keys, string? Record = null, string? Pragmas = null)
{
    public const string Write = "write", Migrate = "migrate";

    public string[] Arguments => [Victim.Argument, Task, Folder, Keys, Record ?? "", Pragmas ?? ""];

    public static VictimOrders Read(string[] given) => new(given[0], given[1], given[2], given[3] is "" ? null : given[3], given[4] is "" ? null : given[4]);
}

static class Victim
{
    public const string Argument = "--victim";
    public const int Writers = 8;

    /// <summary>Said when everything is loaded: it begins when it is told to.</summary>
    public const string Ready = "ready";
    public const string Done = "done";
    /// <summary>Stands behind the number of a case that was changed; a number alone is a new case.</summary>
    public const string Changed = "changed";

    static readonly Stream Output = Console.OpenStandardOutput();
    static DiskRecorder? recorder;

    public static async Task<int> RunAsync(string[] given)
    {
        var orders = VictimOrders.Read(given);
        if (orders.Task is VictimOrders.Migrate) await WarmUpAsync();
        if (orders.Record is { } record) RecordingDisk.Use(recorder = new DiskRecorder(record));
        Say(Ready);
        await Console.In.ReadLineAsync();
        await using var data = new DataLayer(orders.Folder, orders.Keys, orders.Pragmas);
        await data.MigrateAsync();
        if (orders.Task is VictimOrders.Write) await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(data))));
        Say(Done);
        return 0;
    }

    /// <summary>Until it is killed. Every fourth turn changes the case that was just opened.</summary>
    static async Task WriteAsync(DataLayer data)
    {
        var desk = data.Desk();
        for (var turn = 1; ; turn++)
        {
            var (registered, refused) = await desk.RegisterAsync(A.PhoneCall() with { Department = null });
            if (registered is null) throw new InvalidOperationException(refused!.Code);
            Say($"{registered.Number}");
            if (turn % 4 != 0) continue;
            if (await desk.ChangeAsync(registered.Number, it => it.SetFlags(it.Flags ^ CaseFlags.Sensitive)) is { } no) throw new InvalidOperationException(no.Code);
            Say($"{registered.Number} {Changed}");
        }
    }

    /// <summary>So that the time from the order to the end is that of the migration.</summary>
    static async Task WarmUpAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-warm-").FullName;
        await using (var data = new DataLayer(folder, folder + "-keys")) await data.MigrateAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>One write: a line is there as a whole or not at all. What is noted was noted before.</summary>
    static void Say(string line)
    {
        recorder?.Add(new(DiskAct.Told, line));
        var bytes = Encoding.UTF8.GetBytes(line + '\n');
        lock (Output) Output.Write(bytes);
    }
}
