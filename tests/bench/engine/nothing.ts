// The least a module can be: what it takes to import it is no engine’s fault.
export {};
