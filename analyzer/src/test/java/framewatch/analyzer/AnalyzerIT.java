package framewatch.analyzer;

/** On a broker in this JVM: runs everywhere. */
class AnalyzerIT implements AnalyzerScenarios {

  @Override
  public TestCluster cluster() throws Exception {
    return TestCluster.inJvm();
  }
}
