// Stands between SQLite and the file system: passes everything on and notes what is written, cut, synced and deleted.
using System.Runtime.InteropServices;

namespace Ombud.Tests.Fixtures;

/// <summary>
/// A VFS made from SQLite's own for Unix: the same table of functions with four of them exchanged. A file keeps its own layout; behind
/// it there is room for its number. Nothing is really synced: what a sync is worth is what the record says.
/// </summary>
static unsafe partial class RecordingDisk
{
    const int Ok = 0;
    /// <summary>The database, its rollback journal, the journal of several databases, the write-ahead log.</summary>
    const int Kept = 0x100 | 0x800 | 0x4000 | 0x80000;

    static readonly List<string> Names = [];
    static readonly Dictionary<nint, nint> Exchanged = [];
    static DiskRecorder? to;
    static Vfs* real;
    static IoMethods theirs;

    /// <summary>For every database that this process opens from now on.</summary>
    public static void Use(DiskRecorder recorder)
    {
        to = recorder;
        SQLitePCL.Batteries_V2.Init();
        real = Find(null);
        var own = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *own = *real;
        own->Next = null;
        own->Name = (byte*)Marshal.StringToCoTaskMemUTF8("recording");
        own->FileSize = real->FileSize + sizeof(long);
        own->Open = &Open;
        own->Delete = &Delete;
        if (Register(own, 1) != Ok) throw new InvalidOperationException("SQLite did not take the recording disk.");
    }

    [UnmanagedCallersOnly]
    static int Open(Vfs* own, byte* name, void** file, int flags, int* outFlags)
    {
        var path = Marshal.PtrToStringUTF8((nint)name);
        var isNew = path is not null && !File.Exists(path);
        var result = real->Open(real, name, file, flags, outFlags);
        if (result != Ok || path is null || (flags & Kept) == 0) return result;
        lock (Names)
        {
            if (!Exchanged.TryGetValue((nint)(*file), out var methods)) Exchanged[(nint)(*file)] = methods = Exchange((IoMethods*)*file);
            *file = (void*)methods;
            Names.Add(Path.GetFileName(path));
            *(long*)((byte*)file + real->FileSize) = Names.Count - 1;
            if (isNew) to!.Add(new(DiskAct.Create, Names[^1]));
        }
        return Ok;
    }

    static nint Exchange(IoMethods* methods)
    {
        theirs = *methods;
        var own = (IoMethods*)NativeMemory.AllocZeroed((nuint)sizeof(IoMethods));
        *own = theirs;
        own->Version = 2; // no mapping of files into memory, which nobody could note
        own->Write = &Write;
        own->Truncate = &Truncate;
        own->Sync = &Sync;
        return (nint)own;
    }

    [UnmanagedCallersOnly]
    static int Write(void** file, void* bytes, int count, long at)
    {
        var result = Ok;
        to!.Do(() => (result = theirs.Write(file, bytes, count, at)) == Ok, new(DiskAct.Write, NameOf(file), at, new ReadOnlySpan<byte>(bytes, count).ToArray()));
        return result;
    }

    [UnmanagedCallersOnly]
    static int Truncate(void** file, long length)
    {
        var result = Ok;
        to!.Do(() => (result = theirs.Truncate(file, length)) == Ok, new(DiskAct.Truncate, NameOf(file), length));
        return result;
    }

    [UnmanagedCallersOnly]
    static int Sync(void** file, int flags)
    {
        to!.Add(new(DiskAct.Sync, NameOf(file)));
        return Ok;
    }

    [UnmanagedCallersOnly]
    static int Delete(Vfs* own, byte* name, int syncsFolder)
    {
        var result = Ok;
        to!.Do(() => (result = real->Delete(real, name, 0)) == Ok, new(DiskAct.Delete, Path.GetFileName(Marshal.PtrToStringUTF8((nint)name)!), SyncsFolder: syncsFolder != 0));
        return result;
    }

    static string NameOf(void** file)
    {
        lock (Names) return Names[(int)*(long*)((byte*)file + real->FileSize)];
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Register(Vfs* vfs, int asDefault);

#pragma warning disable CS0649 // What SQLite fills in.
    /// <summary>sqlite3_vfs, version 3.</summary>
    struct Vfs
    {
        public int Version, FileSize, LongestPath;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged<Vfs*, byte*, void**, int, int*, int> Open;
        public delegate* unmanaged<Vfs*, byte*, int, int> Delete;
        public fixed long Others[14];
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    struct IoMethods
    {
        public int Version;
        public void* Close, Read;
        public delegate* unmanaged<void**, void*, int, long, int> Write;
        public delegate* unmanaged<void**, long, int> Truncate;
        public delegate* unmanaged<void**, int, int> Sync;
        public fixed long Others[13];
    }
#pragma warning restore CS0649
}
