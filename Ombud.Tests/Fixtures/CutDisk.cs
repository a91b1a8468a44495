// A disk as a power cut leaves it: what was synced is there, of the rest nobody knows.
namespace Ombud.Tests.Fixtures;

/// <summary>
/// Plays a record up to the cut. A file holds what stood in it at its last sync; each writing after that came through, got lost, or
/// came through in part: in sectors of 512 bytes, some of them with nonsense in them. The folder forgets new and deleted files in the
/// same way until it is synced, which SQLite does with the first sync of a new journal. A journal's index in memory is never there.
/// </summary>
sealed class CutDisk
{
    const int Sector = 512;

    readonly Dictionary<string, Content> now = [];
    readonly List<(string Name, Content? After)> unsure = [];
    Dictionary<string, Content> sure = [];

    public CutDisk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsKept)) now[Path.GetFileName(file)] = new(File.ReadAllBytes(file));
        sure = new(now);
    }

    static bool IsKept(string file) => !file.EndsWith("-shm", StringComparison.Ordinal);

    public void Play(DiskOp op)
    {
        switch (op.Act)
        {
            case DiskAct.Create:
                now[op.Name] = new([]) { IsNewJournal = op.Name.Contains('-', StringComparison.Ordinal) };
                unsure.Add((op.Name, now[op.Name]));
                break;
            case DiskAct.Write or DiskAct.Truncate:
                now[op.Name].Unsure.Add(op);
                break;
            case DiskAct.Sync:
                var synced = now[op.Name];
                synced.Sync();
                if (synced.IsNewJournal) SyncFolder();
                synced.IsNewJournal = false;
                break;
            case DiskAct.Delete:
                now.Remove(op.Name);
                unsure.Add((op.Name, null));
                if (op.SyncsFolder) SyncFolder();
                break;
        }
    }

    void SyncFolder()
    {
        sure = new(now);
        unsure.Clear();
    }

    /// <summary>One of the many disks that the cut may leave.</summary>
    public void WriteTo(string folder, Random random)
    {
#pragma warning disable CA5394 // Any will do; the seed is told.
        // All or nothing of what is unsure, as often as something in between.
        var share = random.Next(3) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        var left = new Dictionary<string, Content>(sure);
        foreach (var (name, after) in unsure)
        {
            if (random.NextDouble() >= share) continue;
            if (after is null) left.Remove(name);
            else left[name] = after;
        }
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in left) File.WriteAllBytes(Path.Combine(folder, name), content.Left(share, random));
#pragma warning restore CA5394
    }

    sealed class Content(byte[] bytes)
    {
        readonly MemoryStream sure = Stream(bytes);

        public List<DiskOp> Unsure { get; } = [];
        public bool IsNewJournal { get; set; }

        public void Sync()
        {
            foreach (var op in Unsure) Apply(sure, op);
            Unsure.Clear();
        }

        public byte[] Left(double share, Random random)
        {
#pragma warning disable CA5394
            using var left = Stream(sure.ToArray());
            foreach (var op in Unsure)
            {
                var isTorn = op.Act is DiskAct.Write && random.Next(4) == 0;
                if (isTorn) Tear(left, op, share, random);
                else if (random.NextDouble() < share) Apply(left, op);
            }
            return left.ToArray();
#pragma warning restore CA5394
        }

        /// <summary>Sector by sector: there, not there, or nonsense. What stood beside the writing stays.</summary>
        static void Tear(MemoryStream left, DiskOp op, double share, Random random)
        {
#pragma warning disable CA5394
            for (var from = 0; from < op.Bytes!.Length;)
            {
                var at = op.At + from;
                var length = (int)Math.Min(op.Bytes.Length - from, Sector - (at % Sector));
                var part = op.Bytes.AsSpan(from, length).ToArray();
                if (random.Next(10) == 0) random.NextBytes(part);
                if (random.NextDouble() < share) Apply(left, new(DiskAct.Write, op.Name, at, part));
                from += length;
            }
#pragma warning restore CA5394
        }

        static void Apply(MemoryStream to, DiskOp op)
        {
            if (op.Act is DiskAct.Truncate)
            {
                to.SetLength(op.At);
                return;
            }
            to.Position = op.At;
            to.Write(op.Bytes!);
        }

        static MemoryStream Stream(byte[] bytes)
        {
            var stream = new MemoryStream();
            stream.Write(bytes);
            return stream;
        }
    }
}
