// What a program asked of the disk, in order, and in between what it told the world: enough to say what a power cut leaves.
namespace Ombud.Tests.Fixtures;

enum DiskAct : byte { Create, Write, Truncate, Sync, Delete, Told }

/// <param name="Name">The file, without its folder; what was told for <see cref="DiskAct.Told"/>.</param>
/// <param name="At">Where it writes, or the new length.</param>
/// <param name="SyncsFolder">A deletion that is on the disk when it is done.</param>
sealed record DiskOp(DiskAct Act, string Name, long At = 0, byte[]? Bytes = null, bool SyncsFolder = false);

/// <summary>Appends to a file; each operation by one write, so that a killed process leaves whole ones but for the last.</summary>
sealed class DiskRecorder(string file) : IDisposable
{
    readonly FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    readonly Lock one = new();

    /// <summary>The order of what is noted is the order of what happened: both are done under this.</summary>
    public void Do(Func<bool> act, DiskOp op)
    {
        lock (one)
            if (act()) Add(op);
    }

    public void Add(DiskOp op)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)op.Act);
        writer.Write(op.Name);
        writer.Write(op.At);
        writer.Write(op.SyncsFolder);
        writer.Write(op.Bytes?.Length ?? 0);
        writer.Write(op.Bytes ?? []);
        lock (one) stream.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Everything that was noted, without a last one that the kill cut short.</summary>
    public static List<DiskOp> Read(string file)
    {
        var ops = new List<DiskOp>();
        using var reader = new BinaryReader(File.OpenRead(file));
        try
        {
            while (true)
            {
                var op = new DiskOp((DiskAct)reader.ReadByte(), reader.ReadString(), reader.ReadInt64(), SyncsFolder: reader.ReadBoolean());
                var length = reader.ReadInt32();
                var bytes = reader.ReadBytes(length);
                if (bytes.Length < length) return ops;
                ops.Add(op with { Bytes = bytes });
            }
        }
        catch (EndOfStreamException) { return ops; }
    }

    public void Dispose() => stream.Dispose();
}
