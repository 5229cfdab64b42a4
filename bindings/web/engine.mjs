// The engine for whoever runs JavaScript: texts in, texts out, an Error with every mistake underlined.
export async function engine(packed) {
  const unpacked = new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
  const { instance } = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer(), {});
  const calls = instance.exports;
  const told = () => new TextDecoder().decode(new Uint8Array(calls.memory.buffer, calls.told(), calls.length()));
  const say = (text) => {
    const bytes = new TextEncoder().encode(text);
    const room = calls.room(bytes.length); // which may move the memory
    new Uint8Array(calls.memory.buffer, room, bytes.length).set(bytes);
    return bytes.length;
  };
  const done = (result) => {
    if (result === 0) throw new Error(told());
    return result;
  };
  return {
    memory: () => calls.memory.buffer.byteLength,
    load(text, name) {
      const bytesOfName = new TextEncoder().encode(name).length;
      say(name + text);
      const handle = done(calls.load(bytesOfName));
      const answer = (what) => (done(calls.answer(handle, what)), told());
      return {
        set: (changes) => (say(changes.join("\n")), done(calls.set(handle))),
        plan: (seed, draws, repeats) => done(calls.plan(handle, BigInt(seed), draws, repeats)),
        advance: (draws) => calls.advance(handle, draws),
        json: () => answer(0),
        figures: () => answer(1),
        page: () => answer(2),
        forget: () => done(calls.forget(handle)),
      };
    },
  };
}
