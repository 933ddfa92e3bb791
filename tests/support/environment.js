// Node's environment is that of the tests in WebAssembly: GoogleTest finds its share of them there.
Module.preRun = () => Object.assign(ENV, process.env);
